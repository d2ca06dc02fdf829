package io.heavyread.console.sampling;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.heavyread.protocol.fleet.Fleet;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.support.DaemonThreads;
import jakarta.annotation.PreDestroy;

import org.springframework.stereotype.Component;

/**
 * Asks the registry for its members, off the sampler's thread, and keeps the last answer.
 */
@Component
class RegistryProbe {

	private final Fleet fleet;

	private final ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("fleet-registry"));

	private CompletableFuture<?> asked = CompletableFuture.completedFuture(null);

	private volatile List<Member> members = List.of();

	private volatile boolean answers;

	RegistryProbe(Fleet fleet) {
		this.fleet = fleet;
	}

	CompletableFuture<?> ask() {
		if (this.asked.isDone()) {
			this.asked = CompletableFuture.runAsync(this::look, this.thread);
		}
		return this.asked;
	}

	private void look() {
		try {
			this.members = List.copyOf(this.fleet.members());
			this.answers = true;
		}
		catch (RuntimeException ex) {
			// The store's own probe says why; here the last members stay.
			this.answers = false;
		}
	}

	List<Member> readers() {
		return this.members.stream().filter((member) -> "reader".equals(member.role())).toList();
	}

	List<Member> writers() {
		return this.members.stream().filter((member) -> "writer".equals(member.role())).toList();
	}

	boolean answers() {
		return this.answers;
	}

	@PreDestroy
	void close() {
		this.thread.shutdownNow();
	}

}
