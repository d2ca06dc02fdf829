package io.heavyread.protocol.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Writes what Netty's leak detection finds in a test run to {@code target/leaks.txt},
 * where the build looks for it. Made by JUnit, in every module that has this library's
 * test support.
 */
public final class LeakRecorder extends ResourceLeakDetectorFactory implements LauncherSessionListener {

	private static final Path FILE = Path.of("target", "leaks.txt");

	private static final int PROVOCATIONS = 20;

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(this);
	}

	/** A leak is told when the next buffer is made after its collection. */
	@Override
	public void launcherSessionClosed(LauncherSession session) {
		for (int i = 0; i < PROVOCATIONS; i++) {
			System.gc();
			ByteBuf buffer = ByteBufAllocator.DEFAULT.directBuffer(16);
			buffer.release();
		}
	}

	@Override
	@SuppressWarnings("deprecation") // the one abstract method
	public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval, long maxActive) {
		return new Recorder<>(resource, interval);
	}

	private static final class Recorder<T> extends ResourceLeakDetector<T> {

		Recorder(Class<?> resource, int interval) {
			super(resource, interval);
		}

		@Override
		protected void reportTracedLeak(String type, String records) {
			super.reportTracedLeak(type, records);
			record("LEAK: " + type + records);
		}

		@Override
		protected void reportUntracedLeak(String type) {
			super.reportUntracedLeak(type);
			record("LEAK: " + type);
		}

		private static void record(String leak) {
			try {
				Files.writeString(FILE, leak + System.lineSeparator(), StandardOpenOption.CREATE,
						StandardOpenOption.APPEND);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
