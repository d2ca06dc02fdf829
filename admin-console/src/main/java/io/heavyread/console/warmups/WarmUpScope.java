package io.heavyread.console.warmups;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Which posts a warm-up loads. */
enum WarmUpScope {

	/** All that there are. */
	ALL,

	/** Those written last. */
	RECENT,

	/** Those that all readers together are asked for most. */
	HOTTEST,

	/** Those whose ids begin alike. */
	PREFIX,

	/** Those that are named. */
	IDS;

	/** Return the scope for its word in forms and documents, empty when it is none. */
	static Optional<WarmUpScope> of(@Nullable String word) {
		return Stream.of(values()).filter((scope) -> scope.word().equals(word)).findFirst();
	}

	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
