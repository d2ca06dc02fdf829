package io.heavyread.protocol.manage;

/**
 * What an eviction of everything did.
 *
 * @param evicted how many entries there were
 */
public record Evicted(long evicted) {
}
