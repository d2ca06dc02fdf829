/** Who may sign in, what a role may do, and the headers of every answer. */
@NullMarked
package io.heavyread.console.security;

import org.jspecify.annotations.NullMarked;
