/**
 * The frame: a post or tombstone as it is stored in Redis and published to readers, byte
 * for byte.
 */
@NullMarked
package io.heavyread.protocol.wire;

import org.jspecify.annotations.NullMarked;
