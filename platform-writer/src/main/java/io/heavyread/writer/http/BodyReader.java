package io.heavyread.writer.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

import io.heavyread.writer.WriterProperties;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Reads request bodies whole, bounded in size and in time; a body without a declared
 * length too.
 */
@Component
public class BodyReader {

	private static final int CHUNK = 8192;

	private final int maxBytes;

	private final long timeoutNanos;

	private final LongSupplier nanoTime;

	@Autowired
	public BodyReader(WriterProperties properties) {
		this(properties, System::nanoTime);
	}

	BodyReader(WriterProperties properties, LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.maxBytes = (int) properties.maxBodySize().toBytes();
		this.timeoutNanos = properties.bodyTimeout().toNanos();
	}

	/**
	 * Return the body's bytes. Blocks while they arrive; ends the request with 413 when
	 * there are too many, with 408 when they take too long and with 400 when they are not
	 * complete.
	 */
	public byte[] read(HttpServletRequest request) {
		if (request.getContentLengthLong() > this.maxBytes) {
			throw tooLarge();
		}
		try {
			return read(request.getInputStream());
		}
		catch (SocketTimeoutException ex) {
			throw tooSlow();
		}
		catch (IOException ex) {
			throw closing(HttpStatus.BAD_REQUEST, "The body is not complete or its chunks are malformed.");
		}
	}

	private byte[] read(InputStream input) throws IOException {
		long start = this.nanoTime.getAsLong();
		ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
		byte[] chunk = new byte[CHUNK];
		for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
			body.write(chunk, 0, length);
			if (body.size() > this.maxBytes) {
				throw tooLarge();
			}
			if (this.nanoTime.getAsLong() - start > this.timeoutNanos) {
				throw tooSlow();
			}
		}
		return body.toByteArray();
	}

	private ProblemException tooLarge() {
		return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "The body has more than " + this.maxBytes + " bytes.")
			.exception();
	}

	private static ProblemException tooSlow() {
		return closing(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time.");
	}

	private static ProblemException closing(HttpStatus status, String detail) {
		return Problem.of(status, detail).header("Connection", "close").exception();
	}

}
