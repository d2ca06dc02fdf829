package io.heavyread.service.body;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose whole body is in memory. What handles it sees it as one that has just
 * come.
 */
final class ReceivedRequest extends HttpServletRequestWrapper {

	private final ServletInputStream input;

	private volatile boolean handled;

	ReceivedRequest(HttpServletRequest request, IncomingBody body) {
		super(request);
		this.input = new Received(body.bytes(), body.size());
	}

	/** From now on dispatches are what they are. */
	void handled() {
		this.handled = true;
	}

	@Override
	public DispatcherType getDispatcherType() {
		return this.handled ? super.getDispatcherType() : DispatcherType.REQUEST;
	}

	@Override
	public ServletInputStream getInputStream() {
		return this.input;
	}

	@Override
	public BufferedReader getReader() {
		String name = getCharacterEncoding();
		Charset charset = (name != null) ? Charset.forName(name) : StandardCharsets.UTF_8;
		return new BufferedReader(new InputStreamReader(this.input, charset));
	}

	/** The body's bytes. */
	private static final class Received extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		Received(byte[] bytes, int size) {
			this.bytes = new ByteArrayInputStream(bytes, 0, size);
		}

		@Override
		public int read() {
			return this.bytes.read();
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			return this.bytes.read(target, offset, length);
		}

		@Override
		public byte[] readAllBytes() {
			return this.bytes.readAllBytes();
		}

		@Override
		public int available() {
			return this.bytes.available();
		}

		@Override
		public boolean isFinished() {
			return this.bytes.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new IllegalStateException("the body has been read");
		}

	}

}
