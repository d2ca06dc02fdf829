package io.heavyread.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/**
 * The meters of one side of a key space in the application's registry, tagged, for as
 * long as it is open.
 */
final class KeyspaceMeters implements AutoCloseable {

	private final MeterRegistry application;

	private final CompositeMeterRegistry tagged = new CompositeMeterRegistry();

	/**
	 * Create a registry without meters.
	 * @param keyspace tag of the key space
	 * @param role which of its sides
	 */
	KeyspaceMeters(MeterRegistry application, String keyspace, String role) {
		this.application = application;
		this.tagged.config().commonTags("keyspace", keyspace, "role", role);
		this.tagged.add(application);
	}

	/** Return the registry that tags. */
	MeterRegistry registry() {
		return this.tagged;
	}

	void bind(Iterable<MeterBinder> binders) {
		binders.forEach((binder) -> binder.bindTo(this.tagged));
	}

	/** Leave no meter behind; the application's registry stays open. */
	@Override
	public void close() {
		this.tagged.clear();
		this.tagged.remove(this.application);
	}

}
