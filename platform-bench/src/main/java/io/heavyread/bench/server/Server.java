package io.heavyread.bench.server;

/** Something that runs for as long as it is measured. */
public interface Server extends AutoCloseable {

	@Override
	void close();

}
