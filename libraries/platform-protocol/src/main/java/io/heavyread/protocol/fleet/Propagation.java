package io.heavyread.protocol.fleet;

import org.jspecify.annotations.Nullable;

/**
 * How far one write got with one reader.
 *
 * @param reader the reader's id
 * @param applied whether the reader reflects the write
 * @param lagMillis milliseconds from the commit until the reader had applied it, null
 * when it has not, or when nobody measured it
 * @param state the reader's state, or GONE when it does not answer any more
 */
public record Propagation(String reader, boolean applied, @Nullable Double lagMillis, String state) {
}
