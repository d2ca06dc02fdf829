package io.heavyread.protocol.redis;

import java.util.HexFormat;
import java.util.Map;

import io.heavyread.protocol.DocumentId;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.protocol.wire.LogEntry;
import io.lettuce.core.StreamMessage;
import org.jspecify.annotations.Nullable;

/** Reads entries of the log stream. */
public final class LogEntries {

	private LogEntries() {
	}

	/** Parse one entry; null when it is not one that the write script wrote. */
	public static @Nullable LogEntry parse(StreamMessage<byte[], byte[]> message) {
		String position = message.getId();
		if (!position.endsWith("-0")) {
			return null;
		}
		String id = null;
		String chain = null;
		for (Map.Entry<byte[], byte[]> field : message.getBody().entrySet()) {
			switch (Utf8.text(field.getKey())) {
				case "id" -> id = Utf8.text(field.getValue());
				case "chain" -> chain = Utf8.text(field.getValue());
				default -> {
				}
			}
		}
		return parse(position, id, chain);
	}

	private static @Nullable LogEntry parse(String position, @Nullable String id, @Nullable String chain) {
		if (id == null || !DocumentId.isValid(id) || chain == null || chain.length() != 16) {
			return null;
		}
		try {
			long sequence = Long.parseLong(position.substring(0, position.length() - 2));
			return new LogEntry(sequence, id, HexFormat.fromHexDigitsToLong(chain));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
