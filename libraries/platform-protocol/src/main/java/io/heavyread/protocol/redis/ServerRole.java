package io.heavyread.protocol.redis;

import java.util.List;

import io.heavyread.protocol.support.Utf8;
import org.jspecify.annotations.Nullable;

/** What a server says that it is. */
public enum ServerRole {

	/** It takes writes. */
	PRIMARY,

	/** It copies another server, or is no store at all. */
	OTHER;

	/** Return the role that a reply to {@code ROLE} tells. */
	public static ServerRole of(List<?> reply) {
		Object name = reply.isEmpty() ? null : reply.get(0);
		return "master".equals(text(name)) ? PRIMARY : OTHER;
	}

	private static @Nullable String text(@Nullable Object name) {
		return (name instanceof byte[] bytes) ? Utf8.text(bytes) : (String) name;
	}

	public boolean isPrimary() {
		return this == PRIMARY;
	}

}
