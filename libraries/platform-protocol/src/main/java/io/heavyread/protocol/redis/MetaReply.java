package io.heavyread.protocol.redis;

import java.util.HexFormat;
import java.util.List;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.support.Utf8;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import org.jspecify.annotations.Nullable;

/** Reads the reply to {@code HMGET meta epoch seq chain}. */
public final class MetaReply {

	private static final long MAX_SEQUENCE = 1L << 53;

	private MetaReply() {
	}

	/** Return the arguments of the question in a key space. */
	public static CommandArgs<byte[], byte[]> fields(Keyspace keyspace) {
		return new CommandArgs<>(ByteArrayCodec.INSTANCE).addKey(Utf8.bytes(keyspace.meta()))
			.add("epoch")
			.add("seq")
			.add("chain");
	}

	/** Parse the position; null when there is none, or what is there is not one. */
	public static @Nullable Position parse(List<byte @Nullable []> fields) {
		byte[] epoch = fields.get(0);
		byte[] sequence = fields.get(1);
		byte[] chain = fields.get(2);
		if (epoch == null || sequence == null || chain == null || epoch.length != 16 || chain.length != 16) {
			return null;
		}
		try {
			long number = Long.parseLong(Utf8.text(sequence));
			boolean inRange = number >= 0 && number < MAX_SEQUENCE;
			return inRange ? new Position(HexFormat.fromHexDigitsToLong(Utf8.text(epoch)), number,
					HexFormat.fromHexDigitsToLong(Utf8.text(chain))) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
