package io.heavyread.bench.http;

import java.nio.file.Path;
import java.util.List;

import io.heavyread.bench.server.Posts;
import io.heavyread.bench.server.ReaderServer;
import io.heavyread.bench.server.Store;

/** Sets up this build's reader and one of another build, over the same store. */
final class Builds {

	static final String OTHER = "reader of the other build";

	private static final int COUNT = 1000;

	private Builds() {
	}

	/**
	 * Start both.
	 * @param jar the other build's executable jar
	 */
	static void start(Stage stage, Path jar) {
		Store store = stage.runs(Store.start());
		Posts.store(store.posts(), Scenario.ONE.size(), COUNT);
		add(stage, Peers.READER, stage.runs(ReaderServer.start("reader", "1g", store.address())));
		add(stage, OTHER, stage.runs(ReaderServer.start(jar, "reader-other", "1g", store.address())));
	}

	private static void add(Stage stage, String name, ReaderServer reader) {
		stage.add(new HttpContender(name, reader.port(), "/post", List.of(reader.pid()), reader.pid(),
				(scenario) -> true, Meanwhile.NOTHING));
	}

}
