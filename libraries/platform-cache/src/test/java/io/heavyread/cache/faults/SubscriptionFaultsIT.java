package io.heavyread.cache.faults;

import java.time.Duration;

import io.heavyread.protocol.test.MessageRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages are lost, doubled, late or in disorder, and subscriptions end. */
class SubscriptionFaultsIT {

	private static final Duration QUICKLY = Duration.ofSeconds(2);

	@AutoClose
	private static final FaultPlatform platform = FaultPlatform.start();

	@AfterEach
	void heal() {
		platform.heal();
	}

	@Test
	void subscriptionsKilledOnce() {
		FaultReport report = platform.drive("CLIENT KILL TYPE pubsub once", QUICKLY, (run) -> killSubscriptions());
		assertThat(report.count(Answer.Kind.UNKNOWN)).isZero();
	}

	@Test
	void subscriptionsKilledAgainAndAgain() {
		platform.drive("CLIENT KILL TYPE pubsub, 20 times in 2 s", QUICKLY, (run) -> {
			for (int i = 0; i < 20; i++) {
				killSubscriptions();
				run.during(Duration.ofMillis(100));
			}
		});
	}

	private static void killSubscriptions() {
		assertThat(platform.redis().command("CLIENT", "KILL", "TYPE", "pubsub")).startsWith(":");
	}

	@Test
	void messageDroppedInTheMiddle() {
		long gaps = gaps();
		platform.drive("one message dropped in the middle", QUICKLY, (run) -> {
			platform.readers().forEach((reader) -> reader.proxy().messages(MessageRule.drop().onlyNth(5)));
			run.writeSome(20);
		});
		assertThat(gaps() - gaps).isGreaterThanOrEqualTo(3);
	}

	@Test
	void lastMessageDropped() {
		long gaps = gaps();
		FaultReport report = platform.drive("the last message dropped, then silence", QUICKLY, (run) -> {
			platform.readers().forEach((reader) -> reader.proxy().messages(MessageRule.drop()));
			run.writes().pause();
		});
		assertThat(gaps() - gaps).isGreaterThanOrEqualTo(1);
		assertThat(report.agreementMillis()).isLessThan(1500);
	}

	@Test
	void messagesDuplicatedReorderedAndDelayed() {
		platform.drive("messages duplicated, reordered and delayed", QUICKLY, (run) -> {
			platform.reader(1).proxy().messages(MessageRule.duplicate());
			platform.reader(2).proxy().messages(MessageRule.swap());
			platform.reader(3).proxy().messages(MessageRule.delay(Duration.ofMillis(30)).onlyNth(10));
			run.writeSome(200);
			platform.reader(1).proxy().messages(MessageRule.swap().then(MessageRule.duplicate()));
			platform.reader(2).proxy().messages(MessageRule.delay(Duration.ofMillis(700)));
			platform.reader(3).proxy().messages(MessageRule.duplicate().then(MessageRule.swap()));
			run.writeSome(200);
			heal();
		});
		assertThat(platform.reader(1).status().changes().get("duplicate")).isPositive();
	}

	@Test
	void messagesCorrupted() {
		platform.drive("a byte of messages changed", QUICKLY, (run) -> {
			MessageRule flip = MessageRule.corrupt((bytes) -> {
				bytes[bytes.length - 1] ^= 1;
				return bytes;
			});
			platform.reader(1).proxy().messages(flip);
			platform.reader(2).proxy().messages(flip.onlyNth(3));
			run.writeSome(100);
			heal();
		});
		assertThat(platform.reader(1).status().changes().get("invalid")).isPositive();
	}

	/** The connection works, polls are answered, but no message comes any more. */
	@Test
	void subscriptionSilentlyDead() {
		FaultReport report = platform.drive("subscription silently dead for 3 s", QUICKLY, (run) -> {
			platform.readers().forEach((reader) -> reader.proxy().messages(MessageRule.drop()));
			run.during(Duration.ofSeconds(3));
			heal();
		});
		assertThat(report.count(Answer.Kind.UNKNOWN)).isZero();
	}

	private static long gaps() {
		return platform.readers().stream().mapToLong((reader) -> reader.status().gaps()).sum();
	}

}
