package io.heavyread.console.json;

/**
 * One line of a document that is laid out.
 *
 * @param name the member's name with its quotes and colon, empty for a brace
 * @param value the value as JSON, or the brace
 * @param number whether the value is a number
 */
public record JsonLine(String name, String value, boolean number) {
}
