package io.heavyread.store.write;

import io.heavyread.protocol.Position;
import io.heavyread.store.test.StoreFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the write script, on every server that this machine has. */
@ParameterizedClass
@MethodSource("io.heavyread.store.test.StoreFixture#all")
abstract class AbstractStoreIT {

	@Parameter
	@SuppressWarnings("NullAway.Init")
	StoreFixture redis;

	@SuppressWarnings("NullAway.Init")
	RedisPostStore store;

	@SuppressWarnings("NullAway.Init")
	Position first;

	@BeforeEach
	void openHistory() {
		this.first = this.redis.openHistory(0);
		this.store = this.redis.store(StoreFixture.SETTINGS);
	}

}
