package io.heavyread.spring;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.NearCache;
import io.heavyread.cache.PostCache;
import io.heavyread.store.PostStore;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A key space with what reads it and, where writes are on, what writes it. Its parts live
 * in contexts of their own: an application sees none of their beans.
 */
public final class OpenKeyspace implements AutoCloseable {

	private final ConfigurableApplicationContext reading;

	private final @Nullable ConfigurableApplicationContext writing;

	private final NearCache cache;

	OpenKeyspace(ConfigurableApplicationContext reading, @Nullable ConfigurableApplicationContext writing) {
		this.reading = reading;
		this.writing = writing;
		this.cache = new NearCache(reading.getBean(PostCache.class), System::nanoTime);
	}

	/** Return the near cache. */
	public NearCache cache() {
		return this.cache;
	}

	/** Return what operators want to see of the near cache. */
	public CacheContents contents() {
		return this.reading.getBean(CacheContents.class);
	}

	/** Return the store; fails when this instance does not write. */
	public PostStore store() {
		if (this.writing == null) {
			throw new IllegalStateException("heavyread.cache.writes is false: this instance does not write");
		}
		return this.writing.getBean(PostStore.class);
	}

	/** Leave the fleet, and close the connections. */
	@Override
	public void close() {
		if (this.writing != null) {
			this.writing.close();
		}
		this.reading.close();
	}

}
