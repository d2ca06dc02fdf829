package io.heavyread.reader.attack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An attacker in a process of its own, so that the client does not share its pauses. */
final class AttackerProcess {

	private final Process process;

	private AttackerProcess(Process process) {
		this.process = process;
	}

	/** Start an attacker. Blocks until it has all its connections. */
	static AttackerProcess start(AttackPlan plan, int port) throws IOException {
		List<String> command = new ArrayList<>(Processors.ofAttackers());
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp",
				System.getProperty("java.class.path"), Attacker.class.getName(), plan.name(), "" + port));
		Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
		if (process.getInputStream().read() < 0) {
			throw new IOException("the attacker has failed");
		}
		return new AttackerProcess(process);
	}

	/** End the attack. Blocks until its connections are closed. */
	void end() throws IOException, InterruptedException {
		this.process.getOutputStream().close();
		this.process.waitFor();
	}

}
