package io.heavyread.local.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Four clients that read one post through the gateway until they are closed. */
public final class LocalTraffic implements AutoCloseable {

	private static final int CLIENTS = 4;

	private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

	private final AtomicLong answered = new AtomicLong();

	private final List<String> failures = new CopyOnWriteArrayList<>();

	private volatile boolean closed;

	private LocalTraffic() {
	}

	public static LocalTraffic start(LocalClient client, String id) {
		LocalTraffic traffic = new LocalTraffic();
		for (int i = 0; i < CLIENTS; i++) {
			traffic.clients.execute(() -> traffic.read(client, id));
		}
		return traffic;
	}

	private void read(LocalClient client, String id) {
		while (!this.closed) {
			try {
				int status = client.read(id).statusCode();
				if (status != 200) {
					this.failures.add("answered " + status);
				}
			}
			catch (RuntimeException ex) {
				this.failures.add(ex.toString());
			}
			this.answered.incrementAndGet();
		}
	}

	public long answered() {
		return this.answered.get();
	}

	public List<String> failures() {
		return this.failures;
	}

	@Override
	public void close() {
		this.closed = true;
		this.clients.shutdown();
	}

}
