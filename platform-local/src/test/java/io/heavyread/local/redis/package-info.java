/** Tests with the real embedded Redis. */
@NullMarked
package io.heavyread.local.redis;

import org.jspecify.annotations.NullMarked;
