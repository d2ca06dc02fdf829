package io.heavyread.console.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

import org.jspecify.annotations.Nullable;

/**
 * Takes a body in as bytes, as far as a bound: one byte more ends the exchange and closes
 * its connection. Called by one thread at a time.
 */
final class BoundedBody implements BodySubscriber<byte[]> {

	private final int limit;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final CompletableFuture<byte[]> body = new CompletableFuture<>();

	private @Nullable Subscription subscription;

	BoundedBody(int limit) {
		this.limit = limit;
	}

	@Override
	public CompletionStage<byte[]> getBody() {
		return this.body;
	}

	@Override
	public void onSubscribe(Subscription source) {
		this.subscription = source;
		source.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(List<ByteBuffer> parts) {
		for (ByteBuffer part : parts) {
			if (this.body.isDone()) {
				return;
			}
			if (part.remaining() > this.limit - this.bytes.size()) {
				tooLong();
				return;
			}
			byte[] copy = new byte[part.remaining()];
			part.get(copy);
			this.bytes.writeBytes(copy);
		}
	}

	private void tooLong() {
		this.bytes.reset();
		this.body.completeExceptionally(
				new CallFailedException("sends more than " + this.limit / 1024 + " KB, which is not taken", 0));
		if (this.subscription != null) {
			this.subscription.cancel();
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.body.completeExceptionally(failure);
	}

	@Override
	public void onComplete() {
		this.body.complete(this.bytes.toByteArray());
	}

}
