package io.heavyread.cache.faults;

import java.time.Duration;
import java.util.function.Consumer;

import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The network between one reader and Redis is bad; the other readers do not notice. */
@Tag("slow-fault")
class NetworkFaultsIT {

	private static final Duration RECOVERY = Duration.ofSeconds(10);

	private static final Duration CUT = Duration.ofSeconds(4);

	/** For messages, and for all else. */
	private static final int CONNECTIONS = 2;

	@AutoClose
	private static final FaultPlatform platform = FaultPlatform.start();

	@AfterEach
	void heal() {
		platform.heal();
	}

	@Test
	void silentCut() {
		isolated("silent cut of one reader for 4 s", (proxy) -> {
			proxy.stallRequests();
			proxy.stallReplies();
		});
	}

	@Test
	void oneWayCut_ofRequests() {
		isolated("one-way cut of one reader for 4 s, nothing arrives at Redis", FaultProxy::stallRequests);
	}

	@Test
	void oneWayCut_ofReplies() {
		isolated("one-way cut of one reader for 4 s, nothing arrives at the reader", FaultProxy::stallReplies);
	}

	@Test
	void refused() {
		isolated("connections of one reader reset and refused for 4 s", FaultProxy::refuse);
	}

	private static void isolated(String fault, Consumer<FaultProxy> cut) {
		platform.drive(fault, RECOVERY, (run) -> {
			FaultReader lonely = platform.reader(1);
			cut.accept(lonely.proxy());
			long begin = System.nanoTime();
			run.during(FaultPlatform.MAX_STALENESS);
			run.until(() -> lonely.state() == FeedState.DEGRADED);
			assertThat(System.nanoTime() - begin).isLessThan(FaultPlatform.MAX_STALENESS.plusMillis(400).toNanos());
			run.during(CUT.minus(FaultPlatform.MAX_STALENESS));
			long end = System.nanoTime();
			lonely.proxy().heal();
			run.assertNothingProven(lonely, begin + FaultPlatform.MAX_STALENESS.toNanos(), end);
			run.assertAllProven(platform.reader(2));
			run.assertAllProven(platform.reader(3));
		});
	}

	@Test
	void resetAgainAndAgain() {
		resets(20, Duration.ofMillis(100));
	}

	/** A connection that is made while it is given up does not stay behind. */
	@Test
	void resetWhileConnecting() {
		resets(400, Duration.ofMillis(13));
	}

	private static void resets(int count, Duration pause) {
		platform.drive("connections of all reset, " + count + " times", RECOVERY, (run) -> {
			for (int i = 0; i < count; i++) {
				platform.readers().forEach((reader) -> reader.proxy().cut());
				platform.writersProxy().cut();
				run.during(pause);
			}
		});
		for (FaultReader reader : platform.readers()) {
			FaultPlatform.await().until(() -> reader.proxy().connections(), (open) -> open <= CONNECTIONS);
		}
	}

	@Test
	void slow() {
		platform.drive("one reader at 20 KB/s for 5 s", RECOVERY, (run) -> {
			platform.reader(1).proxy().throttle(20_000);
			run.during(Duration.ofSeconds(5));
			platform.reader(1).proxy().heal();
			run.assertAllProven(platform.reader(2));
		});
	}

}
