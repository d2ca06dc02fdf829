package io.heavyread.bench.micro;

import java.util.concurrent.TimeUnit;

import io.heavyread.bench.load.Posts;
import io.heavyread.cache.Entry;
import io.heavyread.cache.Representation;
import io.heavyread.cache.local.CachedEntry;
import io.heavyread.cache.local.EntryWeigher;
import io.heavyread.reader.http.Freshness;
import io.heavyread.reader.http.Persistence;
import io.heavyread.reader.http.ResponseHeads;
import io.heavyread.reader.http.Shape;
import io.heavyread.reader.http.SharingRules;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Writing a hit's response, and weighing an entry; a post of 300 bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ResponseBenchmark {

	private final ResponseHeads heads = new ResponseHeads("reader-1", SharingRules.DEFAULT);

	private final Representation post = Representation.of(Posts.body(300, 0), "0123456789abcdef", 123_456);

	private final CachedEntry entry = new CachedEntry(Posts.id(300, 0), 1, 123_456, 1, 1, Entry.Source.PUSH, this.post,
			null);

	private final EntryWeigher weigher = new EntryWeigher();

	private final ByteBuf batch = Unpooled.directBuffer(64 << 10);

	private long millis = 1_764_423_554_000L;

	/** The shared head as it is looked up for each response. */
	@Benchmark
	public byte[] head() {
		this.heads.refresh(this.millis);
		return this.heads.post(Freshness.HIT, Shape.PLAIN, Persistence.OPEN, false);
	}

	/** The shared head when a new second has begun. */
	@Benchmark
	public byte[] headOfNewSecond() {
		this.millis += 1000;
		this.heads.refresh(this.millis);
		return this.heads.post(Freshness.HIT, Shape.PLAIN, Persistence.OPEN, false);
	}

	/** Head and body into the batch that goes to the socket. */
	@Benchmark
	public ByteBuf response() {
		this.batch.clear();
		this.heads.refresh(this.millis);
		return this.batch.writeBytes(this.heads.post(Freshness.HIT, Shape.PLAIN, Persistence.OPEN, false))
			.writeBytes(this.post.bytes());
	}

	@Benchmark
	public int weigh() {
		return this.weigher.weigh(this.entry.id(), this.entry);
	}

}
