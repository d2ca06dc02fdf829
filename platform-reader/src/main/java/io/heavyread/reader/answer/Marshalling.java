package io.heavyread.reader.answer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses a post and serialises it again, to compare with the prepared bytes. */
final class Marshalling {

	private final JsonMapper mapper = JsonMapper.shared();

	byte[] again(byte[] bytes, int offset) {
		JsonNode tree = this.mapper.readTree(bytes, offset, bytes.length - offset);
		return this.mapper.writeValueAsBytes(tree);
	}

}
