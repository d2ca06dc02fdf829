/** The near cache's ports to Redis: messages, log, loads and the index of posts. */
@NullMarked
package io.heavyread.cache.redis;

import org.jspecify.annotations.NullMarked;
