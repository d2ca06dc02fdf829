package io.heavyread.console.live;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.fleet.FleetListener;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.format.Format;
import io.heavyread.protocol.boot.Phases;
import io.heavyread.protocol.support.DaemonThreads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Keeps open pages up to date. Each page that somebody looks at is rendered once per
 * sample, whatever the number of its browsers; a page that nobody looks at costs nothing.
 */
@Component
public class LiveStreams implements FleetListener, HttpSessionListener, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(LiveStreams.class);

	/** Streams end and come back, so that the session's end is noticed. */
	private static final Duration LENGTH = Duration.ofMinutes(5);

	private static final int MAX_SUBSCRIBERS = 500;

	private static final String RETRY_SECONDS = "5";

	private final ObjectProvider<FleetWatch> fleet;

	private final Fragments fragments;

	private final int perUser;

	private final Object joining = new Object();

	private final Map<String, Topic> topics = new ConcurrentHashMap<>();

	private final AtomicBoolean rendering = new AtomicBoolean();

	private final ExecutorService renderer = Executors.newSingleThreadExecutor(DaemonThreads.named("live-render"));

	private final ThreadPoolExecutor senders = new ThreadPoolExecutor(8, 8, 30, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(MAX_SUBSCRIBERS), DaemonThreads.named("live-send"));

	private volatile boolean running;

	LiveStreams(ObjectProvider<FleetWatch> fleet, Fragments fragments, ConsoleProperties properties) {
		this.perUser = properties.sessions().streamsPerUser();
		this.fleet = fleet;
		this.fragments = fragments;
		this.senders.allowCoreThreadTimeOut(true);
	}

	/**
	 * Open a stream.
	 * @param name identifies the page and all that it depends on
	 * @param page renders it
	 * @param request asks for it; the stream ends with its session
	 * @throws ErrorResponseException with 429 when its user has too many open, with 503
	 * when all have
	 */
	public SseEmitter open(String name, LivePage page, HttpServletRequest request) {
		String user = String.valueOf(request.getRemoteUser());
		requireRoom(user);
		SseEmitter emitter = new EventStream(LENGTH);
		HttpSession session = request.getSession(false);
		Subscriber subscriber = new Subscriber(emitter, user, (session != null) ? session.getId() : null,
				(gone) -> leave(name, gone));
		Map<String, String> parts = render(page, this.fleet.getObject().now());
		Runnable leave = () -> leave(name, subscriber);
		emitter.onCompletion(leave);
		emitter.onTimeout(emitter::complete);
		emitter.onError((failure) -> leave.run());
		join(name, page, subscriber);
		subscriber.offer(parts, this.senders);
		return emitter;
	}

	/** One at a time, so that those who come together are counted. */
	private void join(String name, LivePage page, Subscriber subscriber) {
		synchronized (this.joining) {
			requireRoom(subscriber.user());
			this.topics.compute(name, (key, topic) -> {
				Topic joined = (topic != null) ? topic : new Topic(page, new CopyOnWriteArrayList<>());
				joined.subscribers.add(subscriber);
				return joined;
			});
		}
	}

	/** Refuse another stream of the user where there is no room for it. */
	void requireRoom(String user) {
		if (count((any) -> true) >= MAX_SUBSCRIBERS) {
			throw refusal(HttpStatus.SERVICE_UNAVAILABLE);
		}
		if (count((subscriber) -> subscriber.user().equals(user)) >= this.perUser) {
			throw refusal(HttpStatus.TOO_MANY_REQUESTS);
		}
	}

	private long count(Predicate<Subscriber> which) {
		return this.topics.values().stream().flatMap((topic) -> topic.subscribers.stream()).filter(which).count();
	}

	private static ErrorResponseException refusal(HttpStatus status) {
		ErrorResponseException refusal = new ErrorResponseException(status);
		refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
		return refusal;
	}

	private void leave(String name, Subscriber subscriber) {
		this.topics.computeIfPresent(name, (key, topic) -> {
			topic.subscribers.remove(subscriber);
			return topic.subscribers.isEmpty() ? null : topic;
		});
	}

	@Override
	public void sampled(FleetSnapshot before, FleetSnapshot now) {
		if (!this.topics.isEmpty() && this.running && this.rendering.compareAndSet(false, true)) {
			this.renderer.execute(() -> {
				try {
					renderAll(this.topics.values(), now);
				}
				finally {
					this.rendering.set(false);
				}
			});
		}
	}

	/** Render one page again at once, because something that it shows has changed. */
	public void renew(String name) {
		Topic topic = this.topics.get(name);
		if (topic != null && this.running) {
			this.renderer.execute(() -> renderAll(List.of(topic), this.fleet.getObject().now()));
		}
	}

	private void renderAll(Collection<Topic> all, FleetSnapshot now) {
		for (Topic topic : all) {
			try {
				Map<String, String> parts = render(topic.page, now);
				topic.subscribers.forEach((subscriber) -> subscriber.offer(parts, this.senders));
			}
			catch (RuntimeException ex) {
				logger.warn("A page could not be renewed", ex);
			}
		}
	}

	private Map<String, String> render(LivePage page, FleetSnapshot now) {
		Map<String, String> frame = this.fragments.render("layout", List.of("members", "brief"), now, Map.of());
		Map<String, String> parts = new LinkedHashMap<>(frame);
		parts.putAll(page.render(now));
		parts.put("clock", Format.INSTANCE.clock(now.at()) + " UTC");
		return parts;
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		String ended = event.getSession().getId();
		for (Topic topic : this.topics.values()) {
			topic.subscribers.stream().filter((subscriber) -> subscriber.belongsTo(ended)).forEach(Subscriber::close);
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	/**
	 * End all streams first, so that the server's graceful stop does not wait for them.
	 */
	@Override
	public void stop() {
		this.running = false;
		this.topics.values().forEach((topic) -> topic.subscribers.forEach(Subscriber::close));
		this.renderer.shutdown();
		this.senders.shutdown();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Streams end after the drain and before the server, which would wait for them. */
	@Override
	public int getPhase() {
		return Phases.HEARTBEATS;
	}

	private record Topic(LivePage page, List<Subscriber> subscribers) {
	}

}
