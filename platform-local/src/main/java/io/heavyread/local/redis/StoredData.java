package io.heavyread.local.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.heavyread.local.start.StartRefusedException;

/** What a Redis left in a data directory, and which one can read it. */
record StoredData(Path directory) {

	/** Since this version the append-only file is a folder of several files. */
	private static final int SEVERAL_FILES = 7;

	private static final int LONGEST_HEADER = 256;

	private static final Pattern VERSION = Pattern.compile("redis-ver.([0-9.]+)", Pattern.DOTALL);

	/**
	 * Refuse a server that would not look at the data, and begin with nothing in their
	 * place.
	 * @throws StartRefusedException when there are such data, which names both versions
	 */
	void requireReader(RedisExecutable executable) {
		Path files = this.directory.resolve("appendonlydir");
		Path dump = this.directory.resolve("dump.rdb");
		boolean several = Files.exists(files.resolve("appendonly.aof.manifest"));
		if (several && executable.major() < SEVERAL_FILES) {
			throw refused(files, writerOf(files), executable,
					"platform.local.redis-executable to a redis-server of version 7 or newer, or ");
		}
		if (Files.exists(dump) && !several && !Files.exists(this.directory.resolve("appendonly.aof"))) {
			throw refused(dump, version(dump), executable, "");
		}
	}

	private StartRefusedException refused(Path found, Optional<String> writer, RedisExecutable executable,
			String setting) {
		return new StartRefusedException(String
			.format(Locale.ROOT, "The data directory %s holds %s, which Redis %s wrote: "
					+ "Redis %s does not read that and would start empty. "
					+ "Set %splatform.local.data-dir to another directory, or platform.local.fresh=true to delete it.",
					this.directory, found.getFileName(), writer.orElse("of another version"), executable.version(),
					setting));
	}

	private static Optional<String> writerOf(Path files) {
		try (DirectoryStream<Path> bases = Files.newDirectoryStream(files, "*.base.rdb")) {
			for (Path base : bases) {
				return version(base);
			}
			return Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** An RDB file begins with fields; a byte before each value is its length. */
	private static Optional<String> version(Path file) {
		try (InputStream stream = Files.newInputStream(file)) {
			String header = new String(stream.readNBytes(LONGEST_HEADER), StandardCharsets.ISO_8859_1);
			return VERSION.matcher(header).results().map((field) -> field.group(1)).findFirst();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
