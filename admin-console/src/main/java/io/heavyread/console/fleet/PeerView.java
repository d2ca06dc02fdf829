package io.heavyread.console.fleet;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.heavyread.console.format.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A part beside the readers: the writer, Redis or the gateway.
 *
 * @param name what it is called
 * @param status how it stands
 * @param problem a sentence about what is wrong, empty when nothing is
 * @param since since when it stands like this
 * @param answeredAt when its facts were true; null when it never answered
 * @param facts what is known of it
 */
public record PeerView(String name, @JsonIgnore PeerStatus status, String problem, Instant since,
		@Nullable Instant answeredAt, List<Fact> facts) {

	/** Return how it is shown. */
	@JsonProperty
	public Tone tone() {
		return this.status.tone();
	}

	/** Return the words for how it stands. */
	@JsonProperty
	public String label() {
		return this.status.label();
	}

	/** Tell whether someone should look. */
	public boolean isTrouble() {
		return tone().isTrouble();
	}

	/**
	 * Return the view that follows: it stands like this for as long as its tone stays.
	 */
	public PeerView next(PeerStatus latest, String sentence, @Nullable Instant answered, List<Fact> known,
			Instant now) {
		return new PeerView(this.name, latest, sentence, (latest.tone() == tone()) ? this.since : now, answered, known);
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
