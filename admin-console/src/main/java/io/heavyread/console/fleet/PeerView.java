package io.heavyread.console.fleet;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part beside the readers: the writer, Redis or the gateway.
 *
 * @param name what it is called
 * @param tone live, warn, bad or idle
 * @param label the word for its state
 * @param problem a sentence about what is wrong, empty when nothing is
 * @param since since when it stands like this
 * @param answeredAt when its facts were true; null when it never answered
 * @param facts what is known of it
 */
public record PeerView(String name, String tone, String label, String problem, Instant since,
		@Nullable Instant answeredAt, List<Fact> facts) {

	/** Tell whether someone should look. */
	public boolean isTrouble() {
		return "bad".equals(this.tone) || "warn".equals(this.tone);
	}

	/**
	 * One line.
	 *
	 * @param label what
	 * @param value how much, in words and with its unit
	 */
	public record Fact(String label, String value) {
	}

}
