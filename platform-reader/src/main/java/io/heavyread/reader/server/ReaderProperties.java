package io.heavyread.reader.server;

import java.time.Duration;

import io.heavyread.reader.connection.Deadlines;
import io.netty.util.internal.PlatformDependent;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The reader's data port.
 *
 * @param address the address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param advertisedHost the host under which others reach this reader; by default the
 * address, or where that means every address, this machine's own
 * @param transport how sockets are driven
 * @param eventLoopThreads threads of the data port, 0 for one per core
 * @param backlog connections that may wait to be accepted
 * @param maxConnections connections at a time; one more is closed at once
 * @param maxRequestLine longest request line, without its line end
 * @param maxHeaderSize largest sum of all header lines, without their line ends
 * @param maxReadAhead most bytes of later requests that are kept while a request waits
 * for the store or for a slow client; a client that sends more is cut off
 * @param writeBuffer bytes that may wait for a slow client before no more of its requests
 * are read
 * @param maxUnsent about how many bytes may wait for all slow clients together, 0 for
 * half of the memory for buffers; beyond that the client that has not read for longest is
 * cut off
 * @param headTimeout longest time from the first byte of a request head to its end
 * @param idleTimeout longest time without a request on an open connection
 * @param writeTimeout longest time that a client may leave the write buffer full
 * @param lingerTimeout longest wait for the client's end of a connection that is over
 * @param drainDelay time at the begin of a drain in which new connections are still
 * accepted, so that the gateway sees the health change
 * @param drainTimeout longest time from the end of the drain delay to the end of the
 * drain
 * @param comparisonEndpoints whether to serve /post-redis and /post-marshal
 */
@ConfigurationProperties("platform.reader")
public record ReaderProperties(@DefaultValue("127.0.0.1") String address, @DefaultValue("8081") int port,
		@Nullable String advertisedHost, @DefaultValue("auto") Transport transport,
		@DefaultValue("0") int eventLoopThreads, @DefaultValue("1024") int backlog,
		@DefaultValue("20000") int maxConnections, @DefaultValue("4096B") DataSize maxRequestLine,
		@DefaultValue("8192B") DataSize maxHeaderSize, @DefaultValue("256KB") DataSize maxReadAhead,
		@DefaultValue("64KB") DataSize writeBuffer, @DefaultValue("0B") DataSize maxUnsent,
		@DefaultValue("10s") Duration headTimeout, @DefaultValue("75s") Duration idleTimeout,
		@DefaultValue("10s") Duration writeTimeout, @DefaultValue("2s") Duration lingerTimeout,
		@DefaultValue("1s") Duration drainDelay, @DefaultValue("5s") Duration drainTimeout,
		@DefaultValue("false") boolean comparisonEndpoints) {

	public ReaderProperties {
		range("port", port, 0, 65_535);
		range("event-loop-threads", eventLoopThreads, 0, 1024);
		range("backlog", backlog, 1, 1_000_000);
		range("max-connections", maxConnections, 1, 10_000_000);
		range("max-request-line", maxRequestLine.toBytes(), 256, 1 << 20);
		range("max-header-size", maxHeaderSize.toBytes(), 256, 1 << 20);
		range("max-read-ahead", maxReadAhead.toBytes(), 65_536, 1 << 30);
		range("write-buffer", writeBuffer.toBytes(), 4096, 1 << 30);
		range("max-unsent", maxUnsent.toBytes(), 0, 1L << 40);
		positive("head-timeout", headTimeout);
		positive("idle-timeout", idleTimeout);
		positive("write-timeout", writeTimeout);
		positive("linger-timeout", lingerTimeout);
		positive("drain-timeout", drainTimeout);
		if (drainDelay.isNegative()) {
			throw new IllegalArgumentException(
					"platform.reader.drain-delay must not be negative, but is " + drainDelay);
		}
	}

	Deadlines deadlines() {
		return new Deadlines(this.headTimeout, this.idleTimeout, this.writeTimeout, this.lingerTimeout);
	}

	/**
	 * Return how many clients of one event loop may leave answers unread. Each keeps the
	 * write buffer and what was on its way when that was full.
	 */
	int mostWaiting(int eventLoops) {
		long all = (this.maxUnsent.toBytes() > 0) ? this.maxUnsent.toBytes() : PlatformDependent.maxDirectMemory() / 2;
		return (int) Math.max(1, Math.min(Integer.MAX_VALUE, all / (2 * this.writeBuffer.toBytes()) / eventLoops));
	}

	private static void range(String name, long value, long least, long most) {
		if (value < least || value > most) {
			throw new IllegalArgumentException(
					"platform.reader." + name + " must be between " + least + " and " + most + ", but is " + value);
		}
	}

	private static void positive(String name, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw new IllegalArgumentException("platform.reader." + name + " must be positive, but is " + value);
		}
	}

}
