package io.heavyread.console.members;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.heavyread.console.ConsoleProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class MemberAddressesTests {

	private static ConsoleProperties properties(String... networks) {
		return new Binder(new MapConfigurationPropertySource(
				java.util.Map.of("platform.console.allowed-reader-networks", String.join(",", networks))))
			.bindOrCreate("platform.console", ConsoleProperties.class);
	}

	private static MemberAddresses addresses(HostAddresses.NameService service) {
		return new MemberAddresses(properties("10.1.0.0/16", "fd00::/8"), new HostAddresses(service));
	}

	private static InetAddress inside(String host) throws UnknownHostException {
		return InetAddress.getByAddress(host, new byte[] { 10, 1, 2, 3 });
	}

	@ParameterizedTest
	@CsvSource({ "10.1.0.5:80, http://10.1.0.5:80/", "fd00::5:80, http://[fd00:0:0:0:0:0:0:5]:80/",
			"[fd00::5]:80, http://[fd00:0:0:0:0:0:0:5]:80/", "reader-1:80, http://10.1.2.3:80/" })
	void address_inAnAllowedNetwork_isCalledByNumber(String address, String base) {
		assertThat(addresses(MemberAddressesTests::inside).resolve(address).join()).hasToString(base);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0:18081", "[::]:80", ":::80", "255.255.255.255:80", "224.0.0.1:80", "10.2.0.1:80",
			"127.0.0.1:80", "::1:80", "::ffff:127.0.0.1:80", "0.1.2.3:80", "fe80::1:80", "999.1.1.1:80", "[[:80",
			"a b:80", "http://x:80", "", ":80", "x:", "x:123456" })
	void address_thatIsNone_isRefusedWithAReason(String address) {
		assertThatThrownBy(() -> addresses(MemberAddressesTests::inside).resolve(address).join())
			.isInstanceOf(CompletionException.class)
			.cause()
			.hasMessageStartingWith("registered ");
	}

	@Test
	void host_withoutAnAddress_isRefused() {
		MemberAddresses addresses = addresses((host) -> {
			throw new UnknownHostException(host);
		});
		assertThatThrownBy(() -> addresses.resolve("nobody:80").join()).cause().hasMessageContaining("has no address");
	}

	/**
	 * The name service does not answer for one name: it is asked once, and nobody waits.
	 */
	@Test
	void host_whoseNameServiceIsSilent_holdsUpNobody() throws Exception {
		CountDownLatch silence = new CountDownLatch(1);
		AtomicInteger asked = new AtomicInteger();
		MemberAddresses addresses = addresses((host) -> {
			if (host.equals("silent")) {
				asked.incrementAndGet();
				awaitQuietly(silence);
			}
			return inside(host);
		});
		List<?> waiting = java.util.stream.IntStream.range(0, 100)
			.mapToObj((at) -> addresses.resolve("silent:80"))
			.toList();
		assertThat(addresses.resolve("reader-1:80").get(5, TimeUnit.SECONDS)).hasToString("http://10.1.2.3:80/");
		assertThat(waiting).hasSize(100);
		assertThatThrownBy(() -> addresses.resolve("silent:80").get(5, TimeUnit.SECONDS))
			.hasMessageContaining("was not found within 1000 ms");
		assertThat(asked).hasValue(1);
		silence.countDown();
		await().atMost(Duration.ofSeconds(10))
			.ignoreExceptions()
			.until(() -> addresses.resolve("silent:80").join().toString().equals("http://10.1.2.3:80/"));
	}

	/**
	 * Many names that nobody answers for: threads are bounded, and the rest is told so.
	 */
	@Test
	void hosts_thatNobodyAnswersFor_takeABoundedNumberOfThreads() {
		CountDownLatch silence = new CountDownLatch(1);
		MemberAddresses addresses = addresses((host) -> {
			awaitQuietly(silence);
			return inside(host);
		});
		for (int i = 0; i < 16; i++) {
			addresses.resolve("silent-" + i + ":80");
		}
		assertThatThrownBy(() -> addresses.resolve("one-more:80").join()).cause()
			.hasMessageContaining("too many others do not answer");
		silence.countDown();
		await().atMost(Duration.ofSeconds(10))
			.ignoreExceptions()
			.until(() -> addresses.resolve("one-more:80").join() != null);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET-THIS", "10.0.0.0/99", "pods" })
	void network_thatIsNone_stopsTheStart(String network) {
		assertThatThrownBy(
				() -> new MemberAddresses(properties(network), new HostAddresses(MemberAddressesTests::inside)))
			.hasMessageContaining("platform.console.allowed-reader-networks")
			.hasMessageContaining(network);
	}

}
