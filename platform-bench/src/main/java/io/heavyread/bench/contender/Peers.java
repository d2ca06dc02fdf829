package io.heavyread.bench.contender;

import java.util.List;
import java.util.function.Predicate;

import io.heavyread.bench.server.HttpServer;
import io.heavyread.bench.server.Nginx;
import io.heavyread.bench.server.ReaderServer;
import io.heavyread.bench.server.SpringPeer;
import io.heavyread.bench.server.Store;
import org.jspecify.annotations.Nullable;

/** Sets up one reader and what a user would pick instead. */
public final class Peers {

	public static final String READER = "reader";

	public static final String NGINX = "nginx return 200";

	public static final String PEER = "Spring MVC over Caffeine";

	private static final List<Integer> SIZES = List.of(300, 2048, 20_480);

	private static final int COUNT = 100_000;

	private final Contenders contenders;

	private Peers(Contenders contenders) {
		this.contenders = contenders;
	}

	/** Start what this machine has, and say what it lacks. */
	public static void start(Contenders contenders) {
		Peers peers = new Peers(contenders);
		Store store = contenders.runs(Store.start());
		for (int size : SIZES) {
			store.fill(size, (size == SIZES.get(0)) ? COUNT : 1);
		}
		ReaderServer reader = contenders.runs(ReaderServer.start("reader", "1g", store.address(),
				"platform.reader.warm-up=all", "platform.reader.warm-up-time=60s"));
		List<Long> pids = List.of(reader.pid());
		peers.add(READER, reader.port(), "/post", pids, reader.pid(), (scenario) -> true);
		peers.addNginx(reader);
		peers.addSpring();
		peers.add("reader /post-marshal", reader.port(), "/post-marshal", pids, reader.pid(), Scenario.ONE::equals);
		peers.add("reader /post-redis", reader.port(), "/post-redis", List.of(reader.pid(), store.pid()), reader.pid(),
				Scenario.ONE::equals);
		peers.addRedis(store);
	}

	private void addNginx(ReaderServer reader) {
		if (!Nginx.isInstalled()) {
			System.err.println("nginx is not installed: it is left out");
			return;
		}
		HttpServer nginx = this.contenders.runs(Nginx.start(reader.port(), SIZES));
		List<Long> pids = List.of(nginx.pid());
		add(NGINX, nginx.port(), "/return%d", pids, null, (scenario) -> true);
		add("nginx file", nginx.port(), "/file/%d", pids, null, (scenario) -> scenario.ids() == 1);
	}

	private void addSpring() {
		HttpServer peer = this.contenders.runs(SpringPeer.start(SIZES, COUNT));
		List<Long> pids = List.of(peer.pid());
		add(PEER, peer.port(), "/post", pids, peer.pid(), (scenario) -> true);
		add("Spring MVC, ready bytes", peer.port(), "/post-bytes", pids, peer.pid(),
				(scenario) -> scenario.ids() == 1 && scenario.connections() == Scenario.ONE.connections());
	}

	private void addRedis(Store store) {
		if (RedisBenchmark.isInstalled()) {
			this.contenders.add(new RedisBenchmark(store));
		}
		else {
			System.err.println("redis-benchmark is not installed: GET of Redis is left out");
		}
	}

	private void add(String name, int port, String path, List<Long> pids, @Nullable Long jvm,
			Predicate<Scenario> taken) {
		this.contenders.add(new HttpContender(name, port, path, pids, jvm, taken, BackgroundWork.NOTHING));
	}

}
