package io.heavyread.console.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.heavyread.console.errors.NotFoundException;
import io.heavyread.console.format.Tone;
import io.heavyread.console.store.StoreSummary;
import io.heavyread.console.store.StoredVersion;
import io.heavyread.protocol.fleet.Member;
import org.jspecify.annotations.Nullable;

/**
 * The whole fleet at one moment. Immutable.
 *
 * @param at the moment
 * @param readers the readers, worst first, then by name
 * @param writers the registered writers
 * @param store what the store told last; null when it never answered
 * @param newest the posts written last, newest first, as far as the store told
 * @param storeProblem why the store does not answer now, as a sentence; empty when it
 * does
 * @param storeSince since when the store answers or does not
 * @param writer the writer as a part beside the readers
 * @param redis the store as a part beside the readers
 * @param gateway the gateway
 */
public record FleetSnapshot(Instant at, List<ReaderView> readers, List<Member> writers, @Nullable StoreSummary store,
		List<StoredVersion> newest, String storeProblem, Instant storeSince, PeerView writer, PeerView redis,
		PeerView gateway) {

	/** Return the reader of that id. */
	public Optional<ReaderView> reader(String id) {
		return this.readers.stream().filter((reader) -> reader.id().equals(id)).findFirst();
	}

	/**
	 * Return the reader of that id.
	 * @throws NotFoundException when there is none
	 */
	public ReaderView require(String id) {
		return reader(id).orElseThrow(() -> new NotFoundException("No reader of that name is there."));
	}

	/**
	 * Return the reader of that id, or all where no id is given.
	 * @throws NotFoundException when there is none of that id
	 */
	public List<ReaderView> choose(@Nullable String id) {
		return (id == null || id.isBlank()) ? this.readers : List.of(require(id));
	}

	/** Return how many readers are live. */
	public long live() {
		return this.readers.stream().filter((reader) -> reader.status() == ReaderStatus.LIVE).count();
	}

	/** Return the store's sequence as far as anyone knows it. */
	public long sequence() {
		long known = (this.store != null) ? this.store.sequence() : 0;
		for (ReaderView reader : this.readers) {
			known = (reader.state() != null) ? Math.max(known, reader.state().sequence()) : known;
		}
		return known;
	}

	/** Return how the fleet is shown as a whole. */
	public Tone tone() {
		if (this.readers.isEmpty() || !storeAnswers()) {
			return Tone.BAD;
		}
		return (live() == this.readers.size()) ? Tone.LIVE : Tone.WARN;
	}

	/** Tell whether the store answers now. */
	public boolean storeAnswers() {
		return this.storeProblem.isEmpty();
	}

}
