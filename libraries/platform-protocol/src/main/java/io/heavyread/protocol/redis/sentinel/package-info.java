/** Sentinels, asked beside Redis itself which server is the primary. */
@NullMarked
package io.heavyread.protocol.redis.sentinel;

import org.jspecify.annotations.NullMarked;
