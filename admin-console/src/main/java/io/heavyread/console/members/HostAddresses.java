package io.heavyread.console.members;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.heavyread.console.http.CallFailedException;
import io.heavyread.protocol.support.DaemonThreads;
import jakarta.annotation.PreDestroy;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks for the addresses of hosts on threads of its own, because a name service that does
 * not answer holds up whoever asks for many seconds. A host that is being asked for is
 * not asked for again meanwhile, so each takes one thread at most. Any thread may call.
 */
@Component
class HostAddresses {

	private static final int THREADS = 16;

	/** A number of IPv4, or what can only be one of IPv6: names have no such signs. */
	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|.*[:\\[\\]].*");

	private final NameService service;

	private final Map<String, CompletableFuture<InetAddress>> asked = new ConcurrentHashMap<>();

	private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS,
			new SynchronousQueue<>(), DaemonThreads.named("host-names"));

	@Autowired
	HostAddresses() {
		this(InetAddress::getByName);
	}

	HostAddresses(NameService service) {
		this.service = service;
	}

	/** Return the address of a host; a number is its own. */
	CompletableFuture<InetAddress> find(String host) {
		if (NUMBER.matcher(host).matches()) {
			return CompletableFuture.completedFuture(host).thenApply(HostAddresses::number);
		}
		CompletableFuture<InetAddress> answer = this.asked.computeIfAbsent(host, this::ask);
		if (answer.isCompletedExceptionally()) {
			this.asked.remove(host, answer);
		}
		return answer.copy();
	}

	private static InetAddress number(String host) {
		try {
			return InetAddress.getByName(host);
		}
		catch (UnknownHostException ex) {
			throw new CallFailedException("registered an address that is not host:port", 0);
		}
	}

	private CompletableFuture<InetAddress> ask(String host) {
		CompletableFuture<InetAddress> answer = new CompletableFuture<>();
		try {
			this.threads.execute(() -> ask(host, answer));
		}
		catch (RejectedExecutionException ex) {
			answer.completeExceptionally(new CallFailedException(
					"registered the host " + host + ", which cannot be asked for: too many others do not answer", 0));
		}
		return answer;
	}

	private void ask(String host, CompletableFuture<InetAddress> answer) {
		try {
			answer.complete(this.service.find(host));
		}
		catch (UnknownHostException | RuntimeException ex) {
			answer.completeExceptionally(ex);
		}
		finally {
			this.asked.remove(host, answer);
		}
	}

	@PreDestroy
	void close() {
		this.threads.shutdownNow();
	}

	/** Finds the address of a host; may block for long. */
	interface NameService {

		InetAddress find(String host) throws UnknownHostException;

	}

}
