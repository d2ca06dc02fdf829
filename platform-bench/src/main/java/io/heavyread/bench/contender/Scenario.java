package io.heavyread.bench.contender;

import java.util.List;

import io.heavyread.bench.load.Choices;
import io.heavyread.bench.load.Posts;
import io.heavyread.bench.load.Requests;

/**
 * What is asked for, and how.
 *
 * @param name short name for tables
 * @param size bytes of a body
 * @param ids distinct posts, by Zipf's law
 * @param connections open connections
 * @param depth requests that a connection sends at once
 */
public record Scenario(String name, int size, int ids, int connections, int depth) {

	public static final Scenario ONE = of("one at a time", 300, 1, 64, 1);

	public static final Scenario PIPELINED = of("pipelined", 300, 1, 64, 16);

	public static final Scenario MANY_IDS = of("100,000 ids", 300, 100_000, 64, 1);

	public static final Scenario MANY_IDS_PIPELINED = of("100,000 ids, pipelined", 300, 100_000, 64, 16);

	public static final Scenario MIDDLE = of("2 KB", 2048, 1, 64, 1);

	public static final Scenario LARGE = of("20 KB", 20_480, 1, 64, 1);

	public static final Scenario MANY_CONNECTIONS = of("1,000 connections", 300, 1, 1000, 1);

	public static final Scenario MANY_CONNECTIONS_PIPELINED = of("1,000 connections, pipelined", 300, 1, 1000, 16);

	public static final Scenario MILLION = of("1,000,000 ids", 300, 1_000_000, 64, 1);

	public static final Scenario MILLION_PIPELINED = of("1,000,000 ids, pipelined", 300, 1_000_000, 64, 16);

	public static final List<Scenario> BRIEF = List.of(ONE, PIPELINED);

	public static final List<Scenario> ALL = List.of(ONE, PIPELINED, MANY_IDS, MANY_IDS_PIPELINED, MIDDLE, LARGE,
			MANY_CONNECTIONS, MANY_CONNECTIONS_PIPELINED);

	public static final List<Scenario> CONDITIONS = List.of(ONE, PIPELINED, MILLION, MILLION_PIPELINED);

	static Scenario of(String name, int size, int ids, int connections, int depth) {
		return new Scenario(name, size, ids, connections, depth);
	}

	/** Return the requests. */
	Requests requests(String path) {
		return Requests.of(path + "?id=" + Posts.prefix(this.size), Choices.zipf(this.ids));
	}

}
