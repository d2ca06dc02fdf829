package io.heavyread.console.fleet;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.reader.ReaderAddress;

/**
 * Asks several readers the same at once. A reader that is known not to answer is not
 * asked, so that nobody waits for it.
 */
public final class FleetCalls {

	private FleetCalls() {
	}

	/** Return whom a call goes to, in words. */
	public static String target(List<ReaderView> readers) {
		return (readers.size() == 1) ? readers.get(0).id() : "all " + readers.size() + " readers";
	}

	/**
	 * Ask all and wait for the slowest, which has its own time limit.
	 * @return a reply for each reader, in their order
	 */
	public static <T> List<Reply<T>> ask(List<ReaderView> readers,
			Function<ReaderAddress, CompletableFuture<T>> question) {
		List<CompletableFuture<Reply<T>>> asked = readers.stream().map((reader) -> begin(reader, question)).toList();
		return asked.stream().map(CompletableFuture::join).toList();
	}

	/** Ask one reader and wait for it. */
	public static <T> Reply<T> ask(ReaderView reader, Function<ReaderAddress, CompletableFuture<T>> question) {
		return begin(reader, question).join();
	}

	private static <T> CompletableFuture<Reply<T>> begin(ReaderView reader,
			Function<ReaderAddress, CompletableFuture<T>> question) {
		ReaderAddress base = reader.base();
		if (base == null || !reader.status().answers()) {
			return CompletableFuture.completedFuture(new Reply<>(reader.id(), null, reader.silence()));
		}
		return question.apply(base)
			.handle((value, failure) -> (failure != null)
					? new Reply<>(reader.id(), null, CallFailedException.clause(failure))
					: new Reply<>(reader.id(), value, ""));
	}

}
