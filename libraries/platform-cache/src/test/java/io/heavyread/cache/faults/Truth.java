package io.heavyread.cache.faults;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.test.RespClient;
import io.heavyread.protocol.wire.BadFrameException;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;
import org.jspecify.annotations.Nullable;

/** What Redis holds, asked without a proxy. One thread. */
public final class Truth implements AutoCloseable {

	private final RespClient client;

	public Truth(int port) {
		this.client = new RespClient(port);
	}

	/**
	 * Return Redis' position, or null when there is no history, or what is there is not
	 * one.
	 */
	public @Nullable Position position() {
		try {
			return position(this.client.ask("HMGET", Keyspace.POSTS.meta(), "epoch", "seq", "chain"));
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return null;
		}
	}

	/** Tell whether no post of an earlier history is left to be committed again. */
	public boolean isRecommitted() {
		try {
			return this.client.ask("HMGET", Keyspace.POSTS.meta(), "recommit").get(0) == null;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static @Nullable Position position(List<byte @Nullable []> meta) {
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

	/** Tell whether a writer still commits posts of an earlier history again. */
	public boolean isBeingCommittedAgain() {
		return "1".equals(this.client.text("HEXISTS", Keyspace.POSTS.meta(), "recommit"));
	}

	/** Return the stored frame, post or tombstone, or null. */
	public @Nullable Frame frame(String id) {
		byte[] bytes = this.client.ask("GET", Keyspace.POSTS.document(id)).get(0);
		try {
			return (bytes != null) ? Frame.decode(bytes) : null;
		}
		catch (BadFrameException ex) {
			throw new IllegalStateException("what Redis has for " + id + " is not a frame", ex);
		}
	}

	/** Describe where the index is not what the posts say; empty when it is. */
	public String indexProblems(List<String> ids) {
		StringBuilder problems = new StringBuilder();
		for (String id : ids) {
			Frame frame = frame(id);
			boolean living = frame != null && frame.header().operation() == Operation.PUT;
			String expected = (frame != null && living) ? Long.toString(frame.header().sequence()) : null;
			String score = this.client.text("ZSCORE", Keyspace.POSTS.index(), id);
			if (!Objects.equals(expected, score)) {
				problems.append(id).append(" is ").append(expected).append(", index ").append(score).append("; ");
			}
		}
		return problems.toString();
	}

	public RespClient client() {
		return this.client;
	}

	@Override
	public void close() {
		this.client.close();
	}

}
