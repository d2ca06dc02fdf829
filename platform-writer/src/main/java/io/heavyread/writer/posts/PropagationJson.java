package io.heavyread.writer.posts;

import java.util.List;

import io.heavyread.protocol.fleet.Propagation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The member {@code propagation} of a reply. */
final class PropagationJson {

	private PropagationJson() {
	}

	/** Write the member, or nothing when nobody asked for it. */
	static void write(JsonGenerator json, @Nullable List<Propagation> propagation) {
		if (propagation != null) {
			json.writeArrayPropertyStart("propagation");
			propagation.forEach((reader) -> write(json, reader));
			json.writeEndArray();
		}
	}

	private static void write(JsonGenerator json, Propagation reader) {
		json.writeStartObject();
		json.writeStringProperty("reader", reader.reader());
		json.writeBooleanProperty("applied", reader.applied());
		if (reader.lagMillis() != null) {
			json.writeNumberProperty("lag_ms", reader.lagMillis());
		}
		if (!reader.applied()) {
			json.writeStringProperty("state", reader.state());
		}
		json.writeEndObject();
	}

}
