package io.heavyread.console.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;

/** One browser on one page. */
class SubscriberTests {

	private final List<Subscriber> gone = new ArrayList<>();

	private Subscriber subscriber(SseEmitter emitter) {
		return new Subscriber(emitter, "viewer", "session", this.gone::add);
	}

	/** Its request ends without any of the emitter's callbacks. */
	@Test
	void client_thatLeftBeforeTheAnswerBegan_isGone() {
		Subscriber subscriber = subscriber(new SseEmitter() {

			@Override
			public void send(Set<ResponseBodyEmitter.DataWithMediaType> items) throws IOException {
				throw new IOException("Broken pipe");
			}

			@Override
			public void send(Object object, MediaType type) throws IOException {
				throw new IOException("Broken pipe");
			}

			@Override
			public void send(SseEventBuilder event) throws IOException {
				throw new IOException("Broken pipe");
			}

		});
		subscriber.offer(Map.of("clock", "12:00"), Runnable::run);
		assertThat(this.gone).containsExactly(subscriber);
	}

	@Test
	void client_thatIsThere_stays() {
		subscriber(new SseEmitter()).offer(Map.of("clock", "12:00"), Runnable::run);
		assertThat(this.gone).isEmpty();
	}

}
