package io.heavyread.console.coherence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.reader.EntryQuery;
import io.heavyread.console.reader.ReaderAddress;
import io.heavyread.console.reader.ReaderClient;
import io.heavyread.console.store.StoreView;
import io.heavyread.console.store.StoredVersion;
import io.heavyread.protocol.manage.EntryPage;
import io.heavyread.protocol.manage.EntryRow;
import io.heavyread.protocol.support.DaemonThreads;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Compares entries of readers with the store by version and hash. A write that is on its
 * way looks like a difference, so each is looked at again, up to three times within a
 * second, on a thread of its own. Everything else blocks.
 */
@Component
class EntryComparison {

	private static final int LOOKS = 3;

	private static final long BETWEEN_MILLIS = 350;

	/**
	 * Nobody waits for a comparison, so readers with a million entries may take longer.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final ReaderClient readers;

	private final StoreView store;

	private final ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("coherence-again"));

	private final Executor later = CompletableFuture.delayedExecutor(BETWEEN_MILLIS, TimeUnit.MILLISECONDS,
			this.thread);

	EntryComparison(ReaderClient readers, StoreView store) {
		this.readers = readers;
		this.store = store;
	}

	/** Find the entries that differ from the store, also when looked at again. */
	CompletableFuture<List<Difference>> differing(ReaderView reader, ReaderAddress base, List<EntryRow> entries) {
		return look(reader.id(), base, entries, LOOKS);
	}

	private CompletableFuture<List<Difference>> look(String reader, ReaderAddress base, List<EntryRow> entries,
			int looks) {
		List<Difference> differences = compare(reader, entries);
		if (differences.isEmpty() || looks == 1) {
			return CompletableFuture.completedFuture(differences);
		}
		return CompletableFuture.supplyAsync(() -> again(base, differences), this.later)
			.thenCompose((latest) -> look(reader, base, latest, looks - 1));
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

	private List<EntryRow> again(ReaderAddress base, List<Difference> differences) {
		List<EntryRow> entries = new ArrayList<>();
		for (Difference difference : differences) {
			this.readers.entry(base, difference.id()).join().ifPresent(entries::add);
		}
		return entries;
	}

	/** Return a part of the reader's entries. */
	EntryPage page(ReaderAddress base, String sort, int limit, @Nullable String cursor) {
		return this.readers.entries(base, new EntryQuery("", sort, limit, cursor), PATIENCE).join();
	}

	/** Return the entries of these posts, as far as they are cached. */
	List<EntryRow> entries(ReaderAddress base, List<String> ids) {
		List<EntryRow> entries = new ArrayList<>();
		ids.forEach((id) -> this.readers.entry(base, id).join().ifPresent(entries::add));
		return entries;
	}

	@PreDestroy
	void close() {
		this.thread.shutdownNow();
	}

	static String message(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		return (cause instanceof CallFailedException) ? String.valueOf(cause.getMessage())
				: "could not be compared: " + cause.getMessage();
	}

}
