/** Redis as more than one process: Sentinel and Cluster. */
@NullMarked
package io.heavyread.cache.topology;

import org.jspecify.annotations.NullMarked;
