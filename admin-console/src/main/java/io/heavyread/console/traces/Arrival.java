package io.heavyread.console.traces;

/**
 * A reader has applied the write.
 *
 * @param lagMs milliseconds after the commit; NaN when only an upper bound is known
 * @param atMostMs milliseconds after the commit when the console saw it
 * @param source who measured
 */
public record Arrival(double lagMs, double atMostMs, Source source) {

	boolean isExact() {
		return !Double.isNaN(this.lagMs);
	}

	/** Return the figure to draw. */
	double ms() {
		return isExact() ? this.lagMs : this.atMostMs;
	}

	/** Who measured when a reader applied a write, and how well. */
	public enum Source {

		/** The writer was told. */
		WRITER("Measured from publish to applied on the clock of Redis, told to the writer."),

		/** The reader told the lag of its last change, which the write still was. */
		READER("The reader's own figure for this change: publish to applied on the clock of Redis."),

		/** The reader told when it applied the write. */
		CLOCK("From the commit on Redis' clock to the reader's clock, in whole milliseconds."),

		/** The console saw that the reader had applied it. */
		CONSOLE("An upper bound: when this console saw that the reader had applied it.");

		private final String sentence;

		Source(String sentence) {
			this.sentence = sentence;
		}

		/** Return what the figure says, for people. */
		public String sentence() {
			return this.sentence;
		}

	}

}
