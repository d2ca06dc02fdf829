package io.heavyread.reader.attack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/**
 * Who runs where: reader and client on the first processor, attackers on the second. As
 * if they came from other machines, what attackers cost themselves is then nobody's loss;
 * what they cost the reader is seen. The client shares the reader's processor, because to
 * wake another one takes longer than an answer. Needs Linux' {@code taskset} and two
 * processors.
 */
final class Processors {

	private static final boolean APART = Runtime.getRuntime().availableProcessors() > 1
			&& succeeds("taskset", "-c", "0,1", "true");

	private Processors() {
	}

	/** Tell whether reader and attackers have processors of their own. */
	static boolean areApart() {
		return APART;
	}

	/** Move this process, and those that it starts from now on, to the first one. */
	static void useFirst() {
		if (APART) {
			succeeds("taskset", "-a", "-c", "-p", "0", "" + ProcessHandle.current().pid());
		}
	}

	/** Return the words before the command of attackers. */
	static List<String> ofAttackers() {
		return APART ? List.of("taskset", "-c", "1") : List.of();
	}

	private static boolean succeeds(String... command) {
		try {
			return new ProcessBuilder(command).redirectOutput(Redirect.DISCARD)
				.redirectError(Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
