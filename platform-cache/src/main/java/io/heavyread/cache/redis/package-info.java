/** The only importer of Lettuce and Spring Data Redis; the write script. */
@NullMarked
package io.heavyread.cache.redis;

import org.jspecify.annotations.NullMarked;
