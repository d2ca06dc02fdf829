package io.heavyread.local.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Questions to whatever listens on a port of the loopback address. Each opens a
 * connection of its own; any thread may ask.
 */
record RedisProbe(int port) {

	private static final byte[] LOOPBACK = { 127, 0, 0, 1 };

	private static final int TIMEOUT_MILLIS = 1000;

	private static final int LONGEST_ANSWER = 65536;

	private static final Pattern PROCESS_ID = Pattern.compile("process_id:(\\d+)");

	private static final Pattern DIRECTORY = Pattern.compile("\\*2\r\n\\$3\r\ndir\r\n\\$\\d+\r\n(.*)\r\n");

	/** Return whether a Redis takes commands there. */
	boolean isReady() {
		return ask("PING").filter((answer) -> answer.startsWith("+PONG")).isPresent();
	}

	/** Return the process id of the Redis that answers there. */
	OptionalLong processId() {
		return ask("INFO server").map(PROCESS_ID::matcher)
			.filter(Matcher::find)
			.map((matcher) -> OptionalLong.of(Long.parseLong(matcher.group(1))))
			.orElse(OptionalLong.empty());
	}

	/** Return the data directory of the Redis that answers there. */
	Optional<Path> directory() {
		return ask("CONFIG GET dir").map(DIRECTORY::matcher)
			.filter(Matcher::find)
			.map((matcher) -> Path.of(matcher.group(1)));
	}

	/** Return the beginning of the answer to a command without spaces in its words. */
	Optional<String> ask(String command) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), this.port), TIMEOUT_MILLIS);
			socket.setSoTimeout(TIMEOUT_MILLIS);
			// QUIT lets the server close, so that the whole answer can be read.
			socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
			byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
			return Optional.of(new String(answer, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
