package io.heavyread.protocol.test;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a {@link FaultProxy} does with the reply to a command, by the command's name in
 * capitals. Any thread may call.
 */
@FunctionalInterface
public interface ReplyRule {

	/** Return what becomes of the reply. */
	Fate apply(String command);

	/** Pass every reply on. */
	static ReplyRule pass() {
		return (command) -> Fate.PASS;
	}

	/** Keep replies to the commands back, and all that follow on their connection. */
	static ReplyRule delay(Duration delay, String... commands) {
		Set<String> chosen = Set.of(commands);
		return (command) -> chosen.contains(command) ? new Fate(delay, false) : Fate.PASS;
	}

	/** Cut the connection once, in place of the first reply to the command. */
	static ReplyRule cutOnce(String chosen) {
		AtomicBoolean done = new AtomicBoolean();
		return (command) -> (command.equals(chosen) && done.compareAndSet(false, true)) ? new Fate(Duration.ZERO, true)
				: Fate.PASS;
	}

	/**
	 * What becomes of a reply.
	 *
	 * @param after how long it is kept back
	 * @param cut whether the connection is cut in its place
	 */
	record Fate(Duration after, boolean cut) {

		static final Fate PASS = new Fate(Duration.ZERO, false);

	}

}
