/** Tests of the gateway's own decisions. */
@NullMarked
package io.heavyread.local.gateway;

import org.jspecify.annotations.NullMarked;
