package io.heavyread.writer.commit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

import io.heavyread.writer.http.Reply;
import io.heavyread.writer.request.RequestSignature;

import org.springframework.stereotype.Component;

/**
 * Requests with a key that this writer is answering now. Any thread may call. A request
 * that repeats a running one gets its reply. The store decides what happens between
 * writers, and between different requests with one key.
 */
@Component
class RunningRequests {

	private final ConcurrentMap<RequestSignature, CompletableFuture<Reply>> running = new ConcurrentHashMap<>();

	/**
	 * Return the reply of the running request with the same signature, or start this one.
	 * The caller's thread runs the supplier, if any thread does.
	 */
	CompletionStage<Reply> join(RequestSignature signature, Supplier<CompletionStage<Reply>> request) {
		CompletableFuture<Reply> mine = new CompletableFuture<>();
		CompletableFuture<Reply> first = this.running.putIfAbsent(signature, mine);
		if (first != null) {
			return first.copy();
		}
		start(request).whenComplete((reply, failure) -> {
			this.running.remove(signature, mine);
			if (failure != null) {
				mine.completeExceptionally(failure);
			}
			else {
				mine.complete(reply);
			}
		});
		return mine;
	}

	private static CompletionStage<Reply> start(Supplier<CompletionStage<Reply>> request) {
		try {
			return request.get();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

}
