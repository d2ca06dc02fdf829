/** A reader's management endpoints, as the console calls them. */
@NullMarked
package io.heavyread.console.reader;

import org.jspecify.annotations.NullMarked;
