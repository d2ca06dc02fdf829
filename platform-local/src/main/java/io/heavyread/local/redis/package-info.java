/**
 * The embedded Redis server: unpacked, started, watched, stopped, and never left behind.
 */
@NullMarked
package io.heavyread.local.redis;

import org.jspecify.annotations.NullMarked;
