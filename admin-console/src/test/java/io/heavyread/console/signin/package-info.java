/** Signing in, and what is asked of the console by people who did not. */
@NullMarked
package io.heavyread.console.signin;

import org.jspecify.annotations.NullMarked;
