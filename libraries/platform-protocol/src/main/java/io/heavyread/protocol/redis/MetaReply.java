package io.heavyread.protocol.redis;

import java.util.HexFormat;
import java.util.List;

import io.heavyread.protocol.Position;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import org.jspecify.annotations.Nullable;

/** Reads the reply to {@code HMGET meta epoch seq chain}. */
public final class MetaReply {

	private static final byte[] META = Keys.bytes(Keys.META);

	private static final long MAX_SEQUENCE = 1L << 53;

	private MetaReply() {
	}

	/** Return the arguments of the question. */
	public static CommandArgs<byte[], byte[]> fields() {
		return new CommandArgs<>(ByteArrayCodec.INSTANCE).addKey(META).add("epoch").add("seq").add("chain");
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
			long number = Long.parseLong(Keys.text(sequence));
			boolean inRange = number >= 0 && number < MAX_SEQUENCE;
			return inRange ? new Position(HexFormat.fromHexDigitsToLong(Keys.text(epoch)), number,
					HexFormat.fromHexDigitsToLong(Keys.text(chain))) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
