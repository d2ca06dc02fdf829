package io.heavyread.console.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

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

	@Test
	void partsThatStayTheSame_areNotSentAgain() {
		Recorder recorder = new Recorder();
		Subscriber subscriber = subscriber(recorder);
		subscriber.offer(Map.of("clock", "12:00"), Runnable::run);
		subscriber.offer(Map.of("clock", "12:00", "rows", "a"), Runnable::run);
		subscriber.offer(Map.of("clock", "12:01", "rows", "a"), Runnable::run);
		assertThat(recorder.events).containsExactly("event:clock", "event:rows", "event:clock");
	}

	/** A browser that is slow skips what has been replaced meanwhile. */
	@Test
	void slowBrowser_isSentTheLatestOnly() {
		Recorder recorder = new Recorder();
		Subscriber subscriber = subscriber(recorder);
		List<Runnable> waiting = new ArrayList<>();
		subscriber.offer(Map.of("clock", "12:00"), waiting::add);
		subscriber.offer(Map.of("rows", "a"), waiting::add);
		assertThat(waiting).hasSize(1);
		waiting.get(0).run();
		assertThat(recorder.events).containsExactly("event:rows");
	}

	@Test
	void browserThatFoundNoRoomToSend_isSentTheNext() {
		Recorder recorder = new Recorder();
		Subscriber subscriber = subscriber(recorder);
		subscriber.offer(Map.of("clock", "12:00"), (work) -> {
			throw new RejectedExecutionException();
		});
		subscriber.offer(Map.of("clock", "12:01"), Runnable::run);
		assertThat(recorder.events).containsExactly("event:clock");
	}

	@Test
	void session_isItsOwnOnly() {
		assertThat(subscriber(new SseEmitter()).belongsTo("session")).isTrue();
		assertThat(subscriber(new SseEmitter()).belongsTo("another")).isFalse();
		assertThat(new Subscriber(new SseEmitter(), "viewer", null, this.gone::add).belongsTo("session")).isFalse();
	}

	/** What it has been sent, by the name of each event. */
	private static final class Recorder extends SseEmitter {

		private final List<String> events = new ArrayList<>();

		@Override
		public void send(SseEventBuilder event) {
			StringBuilder text = new StringBuilder();
			event.build().forEach((part) -> text.append(part.getData()));
			this.events.add(text.toString().lines().filter((line) -> !line.startsWith("retry")).findFirst().orElse(""));
		}

	}

}
