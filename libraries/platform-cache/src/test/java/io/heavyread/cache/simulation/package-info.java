/**
 * A deterministic simulation of one reader: the real feed, cache and loader against a
 * store, a network and a clock that a seed drives.
 */
@NullMarked
package io.heavyread.cache.simulation;

import org.jspecify.annotations.NullMarked;
