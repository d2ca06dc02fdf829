/** The reader: a service that answers reads from its own memory. */
@NullMarked
package io.heavyread.reader;

import org.jspecify.annotations.NullMarked;
