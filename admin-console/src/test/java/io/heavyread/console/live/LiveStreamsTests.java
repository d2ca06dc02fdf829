package io.heavyread.console.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Who is let in to a stream, and what a page costs. */
class LiveStreamsTests {

	private static final FleetSnapshot FLEET = Fleets.of();

	private final Fragments fragments = mock(Fragments.class);

	private final AtomicInteger rendered = new AtomicInteger();

	private final LiveStreams streams = new LiveStreams(
			new StaticListableBeanFactory(Map.of("fleet", (FleetWatch) () -> FLEET)).getBeanProvider(FleetWatch.class),
			this.fragments, Settings.of("sessions.streams-per-user=2"));

	private final MockHttpSession session = new MockHttpSession();

	@BeforeEach
	void start() {
		given(this.fragments.render(anyString(), any(), any(), any())).willReturn(new LinkedHashMap<>());
		this.streams.start();
	}

	@AfterEach
	void stop() {
		this.streams.stop();
	}

	private void open(String page, String user) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteUser(user);
		request.setSession(this.session);
		this.streams.open(page, (fleet) -> {
			this.rendered.incrementAndGet();
			return Map.of();
		}, request);
	}

	private void sample() {
		this.streams.sampled(FLEET, FLEET);
	}

	private void awaitRendered(int times) {
		await().atMost(10, TimeUnit.SECONDS).until(() -> this.rendered.get() == times);
	}

	@Test
	void oneMoreOfAUser_isTooMany() {
		open("overview", "carol");
		open("keys", "carol");
		assertThatThrownBy(() -> open("events", "carol")).isInstanceOfSatisfying(ErrorResponseException.class,
				(refusal) -> {
					assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
					assertThat(refusal.getHeaders().getFirst("Retry-After")).isEqualTo("5");
				});
		open("overview", "dave");
	}

	@Test
	void pageWithTwoBrowsers_isRenderedOnceForEachSample() {
		open("overview", "carol");
		open("overview", "dave");
		awaitRendered(2);
		sample();
		awaitRendered(3);
	}

	@Test
	void renewal_isOfThatPageOnly() {
		open("trace 1", "carol");
		this.streams.renew("trace 2");
		this.streams.renew("trace 1");
		awaitRendered(2);
	}

	/** A snapshot that comes while the one before is still being rendered is skipped. */
	@Test
	void slowPage_pilesNothingUp() throws InterruptedException {
		CountDownLatch rendering = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		MockHttpServletRequest request = new MockHttpServletRequest();
		this.streams.open("slow", (fleet) -> {
			if (this.rendered.incrementAndGet() == 2) {
				rendering.countDown();
				awaitQuietly(goOn);
			}
			return Map.of();
		}, request);
		sample();
		assertThat(rendering.await(10, TimeUnit.SECONDS)).isTrue();
		List.of(1, 2, 3).forEach((number) -> sample());
		goOn.countDown();
		this.streams.renew("slow");
		awaitRendered(3);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** One page that fails must not end the others. */
	@Test
	void pageThatFails_leavesTheOthersAlone() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		AtomicInteger failing = new AtomicInteger();
		this.streams.open("failing", (fleet) -> {
			if (failing.incrementAndGet() > 1) {
				throw new IllegalStateException("broken");
			}
			return Map.of();
		}, request);
		open("overview", "carol");
		sample();
		awaitRendered(2);
		await().atMost(10, TimeUnit.SECONDS).until(() -> failing.get() == 2);
	}

}
