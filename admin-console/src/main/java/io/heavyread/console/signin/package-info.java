/** Signing in with a password, and what follows wrong ones. */
@NullMarked
package io.heavyread.console.signin;

import org.jspecify.annotations.NullMarked;
