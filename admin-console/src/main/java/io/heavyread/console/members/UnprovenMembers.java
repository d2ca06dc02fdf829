package io.heavyread.console.members;

import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.Member;

import org.springframework.stereotype.Component;

/** Says why a member that has not proven itself is sent nothing. */
@Component
public class UnprovenMembers {

	private final FleetSecret secret;

	UnprovenMembers(FleetSecret secret) {
		this.secret = secret;
	}

	/** Return the reason, a clause that follows the member's name. */
	public String reason(Member member) {
		return switch (member.proof()) {
			case OLDER -> "is of an earlier version and is sent nothing until it is upgraded";
			case INVALID -> "has a registration that cannot be read";
			default -> this.secret.isKnown() ? "has not proven that it knows this console's platform.admin.token"
					: "cannot prove itself, because the console has no platform.admin.token";
		};
	}

	/** Return the reason why nothing is written through a writer, a sentence. */
	public String sentence(Member writer) {
		return "The writer " + writer.id() + " " + reason(writer) + ": it is sent no posts.";
	}

}
