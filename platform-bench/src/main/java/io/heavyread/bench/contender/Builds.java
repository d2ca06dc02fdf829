package io.heavyread.bench.contender;

import java.nio.file.Path;
import java.util.List;

import io.heavyread.bench.server.ReaderServer;
import io.heavyread.bench.server.Store;

/** Sets up this build's reader and one of another build, over the same store. */
public final class Builds {

	public static final String OTHER = "reader of the other build";

	private static final int COUNT = 1000;

	private Builds() {
	}

	/**
	 * Start both.
	 * @param jar the other build's executable jar
	 */
	public static void start(Contenders contenders, Path jar) {
		Store store = contenders.runs(Store.start());
		store.fill(Scenario.ONE.size(), COUNT);
		add(contenders, Peers.READER, contenders.runs(ReaderServer.start("reader", "1g", store.address())));
		add(contenders, OTHER, contenders.runs(ReaderServer.start(jar, "reader-other", "1g", store.address())));
	}

	private static void add(Contenders contenders, String name, ReaderServer reader) {
		contenders.add(new HttpContender(name, reader.port(), "/post", List.of(reader.pid()), reader.pid(),
				(scenario) -> true, BackgroundWork.NOTHING));
	}

}
