/** What members register and tell. */
@NullMarked
package io.heavyread.console.reader;

import org.jspecify.annotations.NullMarked;
