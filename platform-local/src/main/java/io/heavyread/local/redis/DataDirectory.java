package io.heavyread.local.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

import io.heavyread.local.start.StartRefusedException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * The data directory, held by at most one platform at a time: the operating system
 * releases the lock when its process ends, however it ends. So whoever holds the lock
 * knows that a Redis which still runs in the directory is an orphan.
 */
final class DataDirectory implements AutoCloseable {

	/** Everything that Redis 6.2 to 8 writes; nothing else is ever deleted. */
	private static final String REDIS_FILES = "{appendonly.aof,appendonlydir,dump.rdb,temp-*.aof,temp-*.rdb,redis.log}";

	private static final int LONGEST_OWNER = 32;

	private final Path path;

	private final FileChannel lockFile;

	private DataDirectory(Path path, FileChannel lockFile) {
		this.path = path;
		this.lockFile = lockFile;
	}

	/**
	 * Create the directory when it is missing and lock it.
	 * @throws StartRefusedException when it cannot be written or another platform holds
	 * it
	 */
	static DataDirectory lock(Path path) {
		try {
			Files.createDirectories(path);
			FileChannel file = FileChannel.open(path.resolve("platform.lock"), StandardOpenOption.CREATE,
					StandardOpenOption.READ, StandardOpenOption.WRITE);
			if (!isLocked(file)) {
				String owner = ownerOf(file);
				file.close();
				throw new StartRefusedException("Another platform (process " + owner + ") runs on the data directory "
						+ path + "; stop it, or set platform.local.data-dir to another directory.");
			}
			own(file);
			return new DataDirectory(path, file);
		}
		catch (IOException ex) {
			throw new StartRefusedException(
					"The data directory " + path + " (platform.local.data-dir) cannot be used: " + ex, ex);
		}
	}

	private static boolean isLocked(FileChannel file) throws IOException {
		try {
			FileLock lock = file.tryLock();
			return lock != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
	}

	private static String ownerOf(FileChannel file) throws IOException {
		ByteBuffer content = ByteBuffer.allocate(LONGEST_OWNER);
		file.read(content, 0);
		return StandardCharsets.US_ASCII.decode(content.flip()).toString().strip();
	}

	private static void own(FileChannel file) throws IOException {
		String owner = ProcessHandle.current().pid() + "\n";
		file.truncate(0);
		file.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)), 0);
	}

	Path path() {
		return this.path;
	}

	/** Delete what Redis stored; it must not run. */
	void wipe() throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.path, REDIS_FILES)) {
			for (Path file : files) {
				FileSystemUtils.deleteRecursively(file);
			}
		}
	}

	/** Remember the running Redis for a later start, or forget it. */
	void rememberProcess(@Nullable Process process) throws IOException {
		if (process == null) {
			Files.deleteIfExists(processFile());
		}
		else {
			Files.writeString(processFile(), process.pid() + "\n");
		}
	}

	/** Return the process id that was remembered last. */
	OptionalLong rememberedProcess() {
		try {
			return OptionalLong.of(Long.parseLong(Files.readString(processFile()).strip()));
		}
		catch (IOException | NumberFormatException ex) {
			return OptionalLong.empty();
		}
	}

	private Path processFile() {
		return this.path.resolve("redis.pid");
	}

	@Override
	public void close() {
		try {
			this.lockFile.close();
		}
		catch (IOException ex) {
			// The lock ends with the process at the latest.
			throw new UncheckedIOException(ex);
		}
	}

}
