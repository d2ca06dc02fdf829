/** What a browser keeps for the console. */
@NullMarked
package io.heavyread.console.cookies;

import org.jspecify.annotations.NullMarked;
