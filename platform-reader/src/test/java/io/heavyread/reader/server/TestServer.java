package io.heavyread.reader.server;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.heavyread.reader.traffic.Traffic;
import io.heavyread.service.web.HostNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A data port over a {@link StubCache}, on a free port. */
public final class TestServer implements AutoCloseable {

	final StubCache cache = new StubCache();

	final Traffic traffic = new Traffic(new SimpleMeterRegistry());

	private final DataServer server;

	/** Start a server with these settings, without {@code platform.reader}. */
	public TestServer(String... settings) {
		this(HostNames.ANY, settings);
	}

	TestServer(HostNames names, String... settings) {
		this.server = new DataServer(bound(ReaderProperties.class, settings), "reader-t", this.cache, this.cache,
				this.traffic, names, bound(SharingProperties.class, settings).rules());
		this.server.start();
	}

	static ReaderProperties properties(String... settings) {
		return bound(ReaderProperties.class, settings);
	}

	static <T> T bound(Class<T> properties, String... settings) {
		Map<String, Object> values = new HashMap<>(
				Map.of("platform.reader.port", "0", "platform.reader.event-loop-threads", "2",
						"platform.reader.drain-delay", "0s", "platform.reader.drain-timeout", "2s"));
		for (String setting : settings) {
			int equals = setting.indexOf('=');
			values.put("platform.reader." + setting.substring(0, equals), setting.substring(equals + 1));
		}
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("platform.reader", properties);
	}

	/** Let the cache hold a post. */
	public void put(String id, String body) {
		this.cache.put(id, body, false);
	}

	public RawClient client() {
		return new RawClient(port());
	}

	/** Connect a client for which the kernel keeps little. */
	RawClient slowClient() {
		return new RawClient(port(), 65_536);
	}

	int port() {
		return this.server.port();
	}

	CountDownLatch stop() {
		CountDownLatch stopped = new CountDownLatch(1);
		this.server.stop(stopped::countDown);
		return stopped;
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
