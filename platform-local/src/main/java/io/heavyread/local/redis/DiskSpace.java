package io.heavyread.local.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;

/**
 * The room on the disk of the data directory.
 *
 * @param directory the directory
 * @param usableBytes tells how many bytes may be written there
 */
record DiskSpace(Path directory, ToLongFunction<Path> usableBytes) {

	/** Below this Redis is not started: it would end at one of the next writes. */
	private static final long LEAST_BYTES = 16L << 20;

	DiskSpace(Path directory) {
		this(directory, DiskSpace::usable);
	}

	/** Where the free space is unknown, there is room. */
	private static long usable(Path directory) {
		try {
			return Files.getFileStore(directory).getUsableSpace();
		}
		catch (IOException ex) {
			return Long.MAX_VALUE;
		}
	}

	boolean isFull() {
		return this.usableBytes.applyAsLong(this.directory) < LEAST_BYTES;
	}

	@Override
	public String toString() {
		return "the disk of " + this.directory + " is full: " + this.usableBytes.applyAsLong(this.directory)
				+ " bytes are left";
	}

}
