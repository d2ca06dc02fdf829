package io.heavyread.writer;

import io.heavyread.store.PostStore;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells Actuator, as component {@code store}, whether writes can succeed. Part of
 * readiness, not of liveness.
 */
@Component
class StoreHealthIndicator implements HealthIndicator {

	private final PostStore store;

	StoreHealthIndicator(PostStore store) {
		this.store = store;
	}

	@Override
	public Health health() {
		return this.store.isWritable() ? Health.up().build() : Health.outOfService().build();
	}

}
