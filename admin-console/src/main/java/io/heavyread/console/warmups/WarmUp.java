package io.heavyread.console.warmups;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

import io.heavyread.console.format.Tone;
import io.heavyread.protocol.manage.WarmUpJob;
import org.jspecify.annotations.Nullable;

/**
 * One warm-up on one or several readers. Filled by the threads that hear from readers,
 * read by any.
 *
 * @param number its number at this console
 * @param what what is warmed up, in words
 * @param user who started it
 * @param startedAt when it was started
 * @param byReader how it stands on each reader; guarded by itself
 */
public record WarmUp(long number, String what, String user, Instant startedAt, Map<String, Part> byReader) {

	WarmUp(long number, String what, String user, Instant startedAt) {
		this(number, what, user, startedAt, new LinkedHashMap<>());
	}

	void put(Part part) {
		synchronized (this.byReader) {
			this.byReader.put(part.reader(), part);
		}
	}

	/** Return how it stands on each reader. */
	public List<Part> parts() {
		synchronized (this.byReader) {
			return List.copyOf(this.byReader.values());
		}
	}

	/** Tell whether it goes on anywhere. */
	public boolean isRunning() {
		return parts().stream().anyMatch(Part::isRunning);
	}

	/** Return ids looked at, on all readers. */
	public long done() {
		return sum(WarmUpJob::done);
	}

	/** Return ids to look at, on all readers. */
	public long total() {
		return sum(WarmUpJob::total);
	}

	private long sum(ToLongFunction<WarmUpJob> count) {
		return parts().stream().map(Part::job).filter(Objects::nonNull).mapToLong(count).sum();
	}

	/** Return how it stands on all readers together; one that failed counts most. */
	public WarmUpStatus state() {
		if (isRunning()) {
			return WarmUpStatus.RUNNING;
		}
		if (failures() > 0) {
			return WarmUpStatus.FAILED;
		}
		boolean cancelled = parts().stream().anyMatch((part) -> part.state() == WarmUpStatus.CANCELLED);
		return cancelled ? WarmUpStatus.CANCELLED : WarmUpStatus.DONE;
	}

	private long failures() {
		return parts().stream().filter((part) -> part.state().tone() == Tone.BAD).count();
	}

	/** Return the words for how it stands. */
	public String label() {
		WarmUpStatus state = state();
		return (state == WarmUpStatus.FAILED) ? "Failed on " + failures() : state.label();
	}

	/**
	 * How it stands on one reader.
	 *
	 * @param reader the reader
	 * @param job what the reader says, null when it never took the job
	 * @param problem why it did not take it or is not heard of, a clause; empty otherwise
	 */
	public record Part(String reader, @Nullable WarmUpJob job, String problem) {

		/** Tell whether it goes on. */
		public boolean isRunning() {
			return this.job != null && this.job.isRunning();
		}

		/** Return how it stands there. */
		public WarmUpStatus state() {
			return WarmUpStatus.of(this.job);
		}

	}

}
