/** The main ways through the console in a real browser. */
@NullMarked
package io.heavyread.console.browser;

import org.jspecify.annotations.NullMarked;
