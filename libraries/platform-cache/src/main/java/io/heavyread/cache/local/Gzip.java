package io.heavyread.cache.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** The gzip coding of a body. */
final class Gzip {

	private Gzip() {
	}

	static byte[] compress(byte[] source, int offset, int length) {
		ByteArrayOutputStream target = new ByteArrayOutputStream(length / 2);
		try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
			gzip.write(source, offset, length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("writing to memory failed", ex);
		}
		return target.toByteArray();
	}

}
