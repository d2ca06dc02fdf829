package io.heavyread.cache.heat;

/**
 * A post with a measure of how much it was asked for lately.
 *
 * @param id the post's id
 * @param heat about the hits of the last minutes, above 0
 */
public record HotPost(String id, long heat) {
}
