package io.heavyread.console.json;

/**
 * One member of two documents.
 *
 * @param name the member's name
 * @param equal whether both have the same value
 * @param before what both begin with
 * @param left what only the left one has
 * @param right what only the right one has
 * @param after what both end with
 */
public record FieldDifference(String name, boolean equal, String before, String left, String right, String after) {
}
