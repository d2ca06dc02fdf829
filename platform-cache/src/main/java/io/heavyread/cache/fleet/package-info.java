/** Registration of readers and writers in Redis, kept alive by heartbeats. */
@NullMarked
package io.heavyread.cache.fleet;

import org.jspecify.annotations.NullMarked;
