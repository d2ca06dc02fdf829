package io.heavyread.bench.micro;

import java.util.concurrent.TimeUnit;

import io.heavyread.cache.Entry;
import io.heavyread.cache.feed.Replica;
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

/** Putting a post into the cache: a change that was pushed, and a fill. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InstallBenchmark {

	private static final int COUNT = 1 << 13;

	@Param({ "300", "2048" })
	public int size;

	private final LocalCache cache = Frames.cache(256 << 20);

	private Frame[] frames = new Frame[0];

	private int cursor;

	@Setup
	public void prepare() {
		this.frames = Frames.ofEach(this.size, COUNT);
	}

	/** Each round is a new generation, so that every install replaces an entry. */
	private Frame next() {
		this.cursor = (this.cursor + 1) & (COUNT - 1);
		if (this.cursor == 0) {
			this.cache.nextGeneration();
		}
		return this.frames[this.cursor];
	}

	@Benchmark
	public void change() {
		this.cache.install(next(), Entry.Source.PUSH);
	}

	@Benchmark
	public @Nullable Entry fill() {
		Frame frame = next();
		Replica.Fill fill = this.cache.beginFill(frame.id());
		try {
			return this.cache.completeFill(fill, frame, Entry.Source.FILL);
		}
		finally {
			this.cache.endFill(fill);
		}
	}

}
