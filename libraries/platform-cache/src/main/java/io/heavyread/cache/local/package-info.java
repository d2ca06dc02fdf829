/** The near cache in memory, bounded by bytes; the only importer of Caffeine. */
@NullMarked
package io.heavyread.cache.local;

import org.jspecify.annotations.NullMarked;
