package io.heavyread.protocol.redis.sentinel;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServerNamesTests {

	private static final InetSocketAddress SERVER = server(10, 0, 0, 1);

	private static final InetSocketAddress NAMED = named("redis-1", 6379);

	private final Map<String, InetSocketAddress> known = new ConcurrentHashMap<>();

	private final CountDownLatch hanging = new CountDownLatch(1);

	private final ServerNames names = new ServerNames(this::find);

	@AfterEach
	void stop() {
		this.hanging.countDown();
		this.names.close();
	}

	@Test
	void address_isNamedByItself_onItsPort() {
		assertThat(this.names.isNamed(named("10.0.0.1", 6379), SERVER)).isTrue();
		assertThat(this.names.isNamed(named("10.0.0.1", 6380), SERVER)).isFalse();
		assertThat(this.names.isNamed(named("10.0.0.2", 6379), SERVER)).isFalse();
		assertThat(this.names.isNamed(named("::1", 6379), new InetSocketAddress("0:0:0:0:0:0:0:1", 6379))).isTrue();
		assertThat(this.names.isNamed(named("::ffff:10.0.0.1", 6379), SERVER)).isTrue();
		assertThat(this.names.isNamed(NAMED, NAMED)).as("not resolved").isFalse();
	}

	@Test
	void name_isNobody_untilItWasFound() {
		assertThat(this.names.isNamed(NAMED, SERVER)).isFalse();
		this.known.put("redis-1", SERVER);
		this.names.lookUp(List.of(NAMED));
		await().until(() -> this.names.isNamed(NAMED, SERVER));
		assertThat(this.names.isNamed(named("redis-1", 6380), SERVER)).isFalse();
	}

	@Test
	void name_thatMoved_isTheNewOneOnly() {
		this.known.put("redis-1", SERVER);
		this.names.lookUp(List.of(NAMED));
		await().until(() -> this.names.isNamed(NAMED, SERVER));
		InetSocketAddress moved = server(10, 0, 0, 2);
		this.known.put("redis-1", moved);
		this.names.lookUp(List.of(NAMED));
		await().until(() -> this.names.isNamed(NAMED, moved));
		assertThat(this.names.isNamed(NAMED, SERVER)).isFalse();
	}

	@Test
	void name_thatIsNotFoundForAWhile_staysWhatItWas() {
		this.known.put("redis-1", SERVER);
		this.names.lookUp(List.of(NAMED));
		await().until(() -> this.names.isNamed(NAMED, SERVER));
		this.known.clear();
		this.known.put("redis-2", server(10, 0, 0, 2));
		this.names.lookUp(List.of(NAMED, named("redis-2", 6379)));
		await().until(() -> this.names.isNamed(named("redis-2", 6379), server(10, 0, 0, 2)));
		assertThat(this.names.isNamed(NAMED, SERVER)).isTrue();
		this.names.lookUp(List.of());
		assertThat(this.names.isNamed(NAMED, SERVER)).as("nobody names it any more").isFalse();
	}

	/** Each look at all names returns at once, however many wait for an answer. */
	@Test
	void lookUp_thatHangs_holdsUpNobody_andTheRestIsFoundThen() {
		this.names.lookUp(List.of(named("hangs", 1)));
		IntStream.range(0, 100).forEach((i) -> this.names.lookUp(List.of(named("redis-" + i, 6379))));
		assertThat(this.names.isNamed(NAMED, SERVER)).isFalse();
		this.known.put("redis-1", SERVER);
		this.hanging.countDown();
		await().until(() -> {
			this.names.lookUp(List.of(NAMED));
			return this.names.isNamed(NAMED, SERVER);
		});
	}

	private InetAddress[] find(String host) throws UnknownHostException {
		if (host.equals("hangs")) {
			awaitEnd();
		}
		InetSocketAddress found = this.known.get(host);
		if (found == null) {
			throw new UnknownHostException(host);
		}
		return new InetAddress[] { found.getAddress() };
	}

	private void awaitEnd() {
		try {
			this.hanging.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static InetSocketAddress named(String host, int port) {
		return InetSocketAddress.createUnresolved(host, port);
	}

	private static InetSocketAddress server(int... bytes) {
		byte[] address = { (byte) bytes[0], (byte) bytes[1], (byte) bytes[2], (byte) bytes[3] };
		try {
			return new InetSocketAddress(InetAddress.getByAddress(address), 6379);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(10));
	}

}
