package io.heavyread.console.coherence;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.reader.EntryPage;
import io.heavyread.console.reader.EntryQuery;
import io.heavyread.console.reader.EntryRow;
import io.heavyread.console.reader.ReaderApi;
import io.heavyread.console.store.StoreView;
import io.heavyread.console.store.StoredVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares entries of readers with the store by version and hash. A write that is on its
 * way looks like a difference, so each is looked at again, up to three times within a
 * second. Blocks.
 */
@Component
class EntryComparison {

	private static final int LOOKS = 3;

	private static final Duration BETWEEN = Duration.ofMillis(350);

	private final ReaderApi api;

	private final StoreView store;

	EntryComparison(ReaderApi api, StoreView store) {
		this.api = api;
		this.store = store;
	}

	/** Return the entries that differ from the store, also when looked at again. */
	List<Difference> differing(ReaderView reader, URI base, List<EntryRow> entries) {
		List<Difference> differences = compare(reader.id(), entries);
		for (int look = 1; look < LOOKS && !differences.isEmpty(); look++) {
			pause();
			differences = compare(reader.id(), again(base, differences));
		}
		return differences;
	}

	private List<Difference> compare(String reader, List<EntryRow> entries) {
		Map<String, StoredVersion> stored = this.store.versions(entries.stream().map(EntryRow::id).toList());
		List<Difference> differences = new ArrayList<>();
		for (EntryRow entry : entries) {
			StoredVersion version = stored.get(entry.id());
			if (!equal(entry, version)) {
				differences.add(new Difference(reader, entry.id(), entry.version(),
						(version != null) ? version.version() : 0, version != null && version.deleted(),
						entry.applied(), (version != null) ? version.written() : null));
			}
		}
		return differences;
	}

	private static boolean equal(EntryRow entry, @Nullable StoredVersion version) {
		return version != null && !version.deleted() && version.version() == entry.version()
				&& version.chain().equals(entry.chain());
	}

	private List<EntryRow> again(URI base, List<Difference> differences) {
		List<EntryRow> entries = new ArrayList<>();
		for (Difference difference : differences) {
			this.api.entry(base, difference.id()).join().ifPresent(entries::add);
		}
		return entries;
	}

	private static void pause() {
		try {
			Thread.sleep(BETWEEN.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Return a part of the reader's entries. */
	EntryPage page(URI base, String sort, int limit, @Nullable String cursor) {
		return this.api.entries(base, new EntryQuery("", sort, limit, cursor)).join();
	}

	/** Return the entries of these posts, as far as they are cached. */
	List<EntryRow> entries(URI base, List<String> ids) {
		List<EntryRow> entries = new ArrayList<>();
		ids.forEach((id) -> this.api.entry(base, id).join().ifPresent(entries::add));
		return entries;
	}

	static String message(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		return (cause instanceof CallFailedException) ? String.valueOf(cause.getMessage())
				: "could not be compared: " + cause.getMessage();
	}

}
