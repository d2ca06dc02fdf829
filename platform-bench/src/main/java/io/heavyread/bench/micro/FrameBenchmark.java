package io.heavyread.bench.micro;

import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.wire.BadFrameException;
import io.heavyread.protocol.wire.Frame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decoding and verifying a message. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameBenchmark {

	@Param({ "300", "2048", "20480" })
	public int size;

	private byte[] message = new byte[0];

	@Setup
	public void prepare() {
		this.message = Frames.ofEach(this.size, 1)[0].bytes();
	}

	@Benchmark
	public Frame decode() throws BadFrameException {
		return Frame.decode(this.message);
	}

}
