package io.heavyread.protocol.test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One request, reply or push of the Redis protocol, version 2 or 3.
 *
 * @param type the first byte: {@code + - : $ * > %} and so on
 * @param raw all bytes as they came
 * @param elements the values of an array or push, null for a missing one and empty for a
 * nested one; else the one value
 */
@SuppressWarnings("ArrayRecordComponent")
record RespFrame(char type, byte[] raw, List<byte @Nullable []> elements) {

	/** Return the element as text, empty when there is none. */
	String text(int at) {
		byte[] element = (at < this.elements.size()) ? this.elements.get(at) : null;
		return (element != null) ? new String(element, StandardCharsets.UTF_8) : "";
	}

	/** Tell whether this is a push of the kind, in a form that version 2 has too. */
	boolean isPush(String kind) {
		return (this.type == '>' || this.type == '*') && this.elements.size() == 3 && text(0).equals(kind);
	}

}
