/** What a role may do, how long a session lasts, and the headers of every answer. */
@NullMarked
package io.heavyread.console.security;

import org.jspecify.annotations.NullMarked;
