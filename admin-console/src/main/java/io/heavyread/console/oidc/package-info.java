/** Signing in at a provider of OpenID Connect. */
@NullMarked
package io.heavyread.console.oidc;

import org.jspecify.annotations.NullMarked;
