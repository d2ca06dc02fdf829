package io.heavyread.protocol.test;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of the Redis protocol into frames, without caring what they mean. For one
 * thread.
 */
final class RespReader {

	private static final byte[] NESTED = {};

	private final InputStream input;

	private ByteArrayOutputStream raw = new ByteArrayOutputStream();

	RespReader(InputStream input) {
		this.input = new BufferedInputStream(input, 65_536);
	}

	/** Read the next frame; null at the end of the stream. */
	@Nullable RespFrame next() throws IOException {
		this.raw = new ByteArrayOutputStream();
		int type = this.input.read();
		if (type < 0) {
			return null;
		}
		this.raw.write(type);
		List<byte @Nullable []> elements = new ArrayList<>();
		if (isAggregate(type)) {
			for (int left = children(type, line()); left > 0; left--) {
				elements.add(value());
			}
		}
		else {
			elements.add(scalar(type));
		}
		return new RespFrame((char) type, this.raw.toByteArray(), elements);
	}

	private static boolean isAggregate(int type) {
		return type == '*' || type == '>' || type == '~' || type == '%';
	}

	private static int children(int type, String length) {
		int count = Integer.parseInt(length);
		return (type == '%') ? 2 * count : count;
	}

	private byte @Nullable [] value() throws IOException {
		int type = read();
		if (!isAggregate(type)) {
			return scalar(type);
		}
		for (int left = children(type, line()); left > 0; left--) {
			value();
		}
		return NESTED;
	}

	private byte @Nullable [] scalar(int type) throws IOException {
		String line = line();
		if (type != '$' && type != '=' && type != '!') {
			return (type == '_') ? null : line.getBytes(StandardCharsets.UTF_8);
		}
		int length = Integer.parseInt(line);
		if (length < 0) {
			return null;
		}
		byte[] bytes = this.input.readNBytes(length);
		this.raw.write(bytes);
		line();
		return bytes;
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int b = read(); b != '\n'; b = read()) {
			if (b != '\r') {
				line.append((char) b);
			}
		}
		return line.toString();
	}

	private int read() throws IOException {
		int b = this.input.read();
		if (b < 0) {
			throw new EOFException("the stream ends inside a frame");
		}
		this.raw.write(b);
		return b;
	}

}
