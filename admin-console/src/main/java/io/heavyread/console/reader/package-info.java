/** The reader's client, and what a reader tells. */
@NullMarked
package io.heavyread.console.reader;

import org.jspecify.annotations.NullMarked;
