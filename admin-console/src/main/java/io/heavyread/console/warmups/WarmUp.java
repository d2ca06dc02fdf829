package io.heavyread.console.warmups;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.console.reader.WarmUpJob;
import org.jspecify.annotations.Nullable;

/**
 * One warm-up on one or several readers. Guarded by itself: filled by the threads that
 * hear from readers, read by any.
 */
public final class WarmUp {

	private final long number;

	private final String what;

	private final String user;

	private final Instant startedAt;

	private final Map<String, Part> parts = new LinkedHashMap<>();

	WarmUp(long number, String what, String user, Instant startedAt) {
		this.number = number;
		this.what = what;
		this.user = user;
		this.startedAt = startedAt;
	}

	/** Return its number at this console. */
	public long number() {
		return this.number;
	}

	/** Return what is warmed up, in words. */
	public String what() {
		return this.what;
	}

	/** Return who started it. */
	public String user() {
		return this.user;
	}

	/** Return when it was started. */
	public Instant startedAt() {
		return this.startedAt;
	}

	synchronized void put(Part part) {
		this.parts.put(part.reader(), part);
	}

	/** Return how it stands on each reader. */
	public synchronized List<Part> parts() {
		return List.copyOf(this.parts.values());
	}

	/** Tell whether it goes on anywhere. */
	public boolean isRunning() {
		return parts().stream().anyMatch(Part::isRunning);
	}

	/** Return ids looked at, on all readers. */
	public long done() {
		return parts().stream().mapToLong((part) -> (part.job() != null) ? part.job().done() : 0).sum();
	}

	/** Return ids to look at, on all readers. */
	public long total() {
		return parts().stream().mapToLong((part) -> (part.job() != null) ? part.job().total() : 0).sum();
	}

	/** Return ids loaded, on all readers. */
	public long loaded() {
		return parts().stream().mapToLong((part) -> (part.job() != null) ? part.job().loaded() : 0).sum();
	}

	/** Return the word for how it stands. */
	public String label() {
		if (isRunning()) {
			return "Running";
		}
		long bad = parts().stream().filter((part) -> "bad".equals(part.tone())).count();
		if (bad > 0) {
			return "Failed on " + bad;
		}
		return parts().stream().anyMatch((part) -> "idle".equals(part.tone())) ? "Cancelled" : "Done";
	}

	/** Return the name of its icon and colour. */
	public String tone() {
		return switch (label()) {
			case "Running" -> "busy";
			case "Done" -> "live";
			case "Cancelled" -> "idle";
			default -> "bad";
		};
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

		/** Return the name of its icon and colour. */
		public String tone() {
			if (this.job == null) {
				return "bad";
			}
			return switch (this.job.state()) {
				case "running" -> "busy";
				case "done" -> "live";
				case "cancelled" -> "idle";
				default -> "bad";
			};
		}

		/** Return the word for how it stands. */
		public String label() {
			return (this.job == null) ? "Not started"
					: this.job.state().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
							+ this.job.state().substring(1);
		}

	}

}
