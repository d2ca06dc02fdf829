/** The reader's client. */
@NullMarked
package io.heavyread.console.reader;

import org.jspecify.annotations.NullMarked;
