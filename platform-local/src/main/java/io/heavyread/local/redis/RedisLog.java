package io.heavyread.local.redis;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the server wrote since it was started last: its log, and what it said before it
 * had opened that.
 */
final class RedisLog {

	private static final int LONGEST_TAIL = 16_384;

	private static final int LONGEST_LINE = 300;

	/** Process, role, time; then # for a warning. */
	private static final Pattern WARNING = Pattern.compile("\\d+:[A-Z] .{10,30} # .*");

	/** Warnings that are no causes. */
	private static final List<String> USUAL = List.of("oO0O", "Redis version=", "Configuration loaded",
			"Server initialized", "WARNING ", "User requested shutdown", "Redis is now ready to exit");

	private final Path log;

	private final Path output;

	private long begin;

	RedisLog(Path directory) {
		this.log = directory.resolve("redis.log");
		this.output = directory.resolve("redis.out");
	}

	Path path() {
		return this.log;
	}

	/** Forget what is there: a server is started. */
	void begin() {
		this.begin = length();
	}

	private long length() {
		try {
			return Files.size(this.log);
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/** Return the last two warnings, the cause of an end; empty when there are none. */
	String cause() {
		List<String> warnings = lines().filter((line) -> WARNING.matcher(line).matches())
			.map((line) -> line.substring(line.indexOf(" # ") + 3))
			.filter((text) -> USUAL.stream().noneMatch(text::startsWith))
			.toList();
		return Stream.concat(warnings.stream(), warnings.isEmpty() ? output() : Stream.empty())
			.skip(Math.max(0, warnings.size() - 2))
			.map((text) -> text.substring(0, Math.min(text.length(), LONGEST_LINE)))
			.collect(Collectors.joining("; "));
	}

	private Stream<String> lines() {
		try (RandomAccessFile file = new RandomAccessFile(this.log.toFile(), "r")) {
			file.seek(Math.max(this.begin, file.length() - LONGEST_TAIL));
			byte[] tail = new byte[(int) Math.max(0, file.length() - file.getFilePointer())];
			file.readFully(tail);
			return new String(tail, StandardCharsets.UTF_8).lines();
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

	private Stream<String> output() {
		try {
			return Files.readString(this.output).lines().filter((line) -> !line.isBlank()).limit(3);
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

}
