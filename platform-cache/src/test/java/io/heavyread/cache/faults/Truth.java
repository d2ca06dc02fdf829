package io.heavyread.cache.faults;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import io.heavyread.cache.Position;
import io.heavyread.cache.redis.Keys;
import io.heavyread.cache.test.RespClient;
import io.heavyread.cache.wire.BadFrameException;
import io.heavyread.cache.wire.Frame;
import org.jspecify.annotations.Nullable;

/** What Redis holds, asked without a proxy. One thread. */
final class Truth implements AutoCloseable {

	private final RespClient client;

	Truth(int port) {
		this.client = new RespClient(port);
	}

	/** Return Redis' position, or null when there is no history. */
	@Nullable Position position() {
		List<byte @Nullable []> meta = this.client.ask("HMGET", Keys.META, "epoch", "seq", "chain");
		byte[] epoch = meta.get(0);
		byte[] sequence = meta.get(1);
		byte[] chain = meta.get(2);
		if (epoch == null || sequence == null || chain == null) {
			return null;
		}
		return new Position(hex(epoch), Long.parseLong(text(sequence)), hex(chain));
	}

	private static long hex(byte[] digits) {
		return HexFormat.fromHexDigitsToLong(text(digits));
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	/** Return the stored frame, post or tombstone, or null. */
	@Nullable Frame frame(String id) {
		byte[] bytes = this.client.ask("GET", Keys.POST + id).get(0);
		try {
			return (bytes != null) ? Frame.decode(bytes) : null;
		}
		catch (BadFrameException ex) {
			throw new IllegalStateException("what Redis has for " + id + " is not a frame", ex);
		}
	}

	RespClient client() {
		return this.client;
	}

	@Override
	public void close() {
		this.client.close();
	}

}
