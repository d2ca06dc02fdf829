/** Clients of a platform on this machine, for its tests. */
@NullMarked
package io.heavyread.local.client;

import org.jspecify.annotations.NullMarked;
