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
public record ReaderComparison(String reader, long compared, long different, long total, boolean complete,
		String problem) {

	/** Return what came of a reader that could not be compared. */
	static ReaderComparison failed(String reader, String problem) {
		return new ReaderComparison(reader, 0, 0, 0, false, problem);
	}
}
