package io.heavyread.reader.attack;

import java.io.IOException;

/**
 * A process that attacks: opens the crowd of one plan, says so, and keeps it until its
 * standard input ends.
 */
public final class Attacker {

	private Attacker() {
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		AttackPlan plan = AttackPlan.named(args[0]);
		try (Crowd crowd = new Crowd(plan, Integer.parseInt(args[1]))) {
			crowd.start();
			crowd.awaitComplete();
			System.out.println("complete");
			while (System.in.read() >= 0) {
				// Until the other side ends.
			}
		}
	}

}
