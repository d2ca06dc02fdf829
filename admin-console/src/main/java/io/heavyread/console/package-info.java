/** The operators' console: the application and its settings. */
@NullMarked
package io.heavyread.console;

import org.jspecify.annotations.NullMarked;
