/**
 * What readers ask of the store, and what it answers with its evidence.
 */
@NullMarked
package io.heavyread.cache.source;

import org.jspecify.annotations.NullMarked;
