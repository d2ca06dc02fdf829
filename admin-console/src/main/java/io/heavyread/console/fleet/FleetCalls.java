package io.heavyread.console.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.heavyread.console.reader.ReaderAddress;
import org.jspecify.annotations.Nullable;

/**
 * Asks several readers the same at once. A reader that is known not to answer is not
 * asked, so that nobody waits for it.
 */
public final class FleetCalls {

	private FleetCalls() {
	}

	/** Ask all and wait for the slowest, which has its own time limit. */
	public static <T> Map<String, Told<T>> ask(List<ReaderView> readers,
			Function<ReaderAddress, CompletableFuture<T>> question) {
		List<CompletableFuture<Told<T>>> asked = new ArrayList<>();
		for (ReaderView reader : readers) {
			asked.add(ask(reader, question));
		}
		Map<String, Told<T>> told = new LinkedHashMap<>();
		asked.forEach((future) -> {
			Told<T> one = future.join();
			told.put(one.reader(), one);
		});
		return told;
	}

	private static <T> CompletableFuture<Told<T>> ask(ReaderView reader,
			Function<ReaderAddress, CompletableFuture<T>> question) {
		ReaderAddress base = reader.base();
		if (base == null || !reader.status().answers()) {
			String why = reader.cause().isEmpty() ? "does not answer" : reader.cause();
			return CompletableFuture.completedFuture(new Told<>(reader.id(), null, why));
		}
		return question.apply(base)
			.handle((value, failure) -> (failure == null) ? new Told<>(reader.id(), value, "")
					: new Told<>(reader.id(), null, ReaderSamples.message(failure)));
	}

	/**
	 * What one reader said.
	 *
	 * @param <T> type of the value
	 * @param reader the reader
	 * @param value its answer, null when there is none
	 * @param problem why there is none, a clause that follows the reader's name; empty
	 * when it answered
	 */
	public record Told<T>(String reader, @Nullable T value, String problem) {

		/** Tell whether it answered. */
		public boolean answered() {
			return this.problem.isEmpty();
		}

	}

}
