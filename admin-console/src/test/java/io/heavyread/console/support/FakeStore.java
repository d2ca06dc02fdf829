package io.heavyread.console.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.heavyread.console.store.LogWrite;
import io.heavyread.console.store.StoreSummary;
import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.console.store.StoreView;
import io.heavyread.console.store.StoredPost;
import io.heavyread.console.store.StoredVersion;

/** A store in memory that can be down. Any thread. */
public final class FakeStore implements StoreView {

	/** What a healthy store tells of itself. */
	public static final StoreSummary HEALTHY = new StoreSummary("7.2.0", "master", 4_000_000, 0, 3,
			"append-only file, last write ok", true, "aa", 7, "cc", 2);

	private final Map<String, StoredPost> posts = new LinkedHashMap<>();

	private volatile StoreSummary summary = HEALTHY;

	private volatile boolean down;

	/** Be down, or up again. */
	public void down(boolean value) {
		this.down = value;
	}

	/** Tell this of itself from now on. */
	public void tell(StoreSummary value) {
		this.summary = value;
	}

	/** Hold a post, or its tombstone. */
	public synchronized StoredPost put(String id, long version, boolean deleted) {
		StoredPost post = new StoredPost(
				new StoredVersion(id, version, "c" + version, Fleets.NOW.minusSeconds(10), deleted, 2), "{}");
		this.posts.put(id, post);
		return post;
	}

	private void requireUp() {
		if (this.down) {
			throw new StoreUnavailableException("Redis cannot be reached.", null);
		}
	}

	@Override
	public StoreSummary summary() {
		requireUp();
		return this.summary;
	}

	@Override
	public synchronized Optional<StoredPost> post(String id) {
		requireUp();
		return Optional.ofNullable(this.posts.get(id));
	}

	@Override
	public synchronized List<StoredVersion> newest(long offset, int limit) {
		requireUp();
		return this.posts.values().stream().map(StoredPost::version).skip(offset).limit(limit).toList();
	}

	@Override
	public synchronized Map<String, StoredVersion> versions(Collection<String> ids) {
		requireUp();
		Map<String, StoredVersion> versions = new LinkedHashMap<>();
		ids.forEach((id) -> post(id).ifPresent((post) -> versions.put(id, post.version())));
		return versions;
	}

	@Override
	public synchronized List<String> someIds(int count) {
		requireUp();
		return new ArrayList<>(this.posts.keySet()).subList(0, Math.min(count, this.posts.size()));
	}

	@Override
	public List<LogWrite> writes(String id, int limit) {
		requireUp();
		return post(id).map(StoredPost::version)
			.map((version) -> new LogWrite(version.version(), id, version.deleted(), version.chain(), version.bytes(),
					version.written()))
			.stream()
			.toList();
	}

}
