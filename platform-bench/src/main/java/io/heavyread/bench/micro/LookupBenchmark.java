package io.heavyread.bench.micro;

import java.util.concurrent.TimeUnit;

import io.heavyread.bench.load.Choices;
import io.heavyread.bench.load.Posts;
import io.heavyread.cache.Entry;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.protocol.wire.Frame;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A hit's look-up among few and many posts of 300 bytes, by Zipf's law. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LookupBenchmark {

	private static final int SIZE = 300;

	@Param({ "1", "100000" })
	public int ids;

	private LocalCache cache = Frames.cache(1);

	private String[] asked = new String[0];

	private int cursor;

	@Setup
	public void fill() {
		this.cache = Frames.cache(1L << 30);
		for (Frame frame : Frames.ofEach(SIZE, this.ids)) {
			this.cache.install(frame, Entry.Source.PUSH);
		}
		int[] choice = Choices.zipf(this.ids);
		this.asked = new String[1 << 16];
		for (int i = 0; i < this.asked.length; i++) {
			this.asked[i] = Posts.id(SIZE, choice[i % choice.length]);
		}
	}

	@Benchmark
	public @Nullable Entry get() {
		this.cursor = (this.cursor + 1) & (this.asked.length - 1);
		return this.cache.get(this.asked[this.cursor]);
	}

}
