package io.heavyread.console.coherence;

/**
 * What came of comparing one reader.
 *
 * @param reader the reader
 * @param compared entries that were compared
 * @param different entries that differ, also after a second look
 * @param total entries that the reader has
 * @param complete whether all of them were compared
 * @param problem why not, a clause; empty otherwise
 */
public record ReaderAudit(String reader, long compared, long different, long total, boolean complete, String problem) {
}
