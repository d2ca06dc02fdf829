package io.heavyread.protocol.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import org.jspecify.annotations.Nullable;

/**
 * What a member's registration looks like in Redis: a line {@code name=value} for each
 * field, and as the last one {@code signature=…} where the member knows the admin token.
 * The signature covers all lines before it, the role and the id. Fields of later versions
 * are signed with the others and not looked at.
 */
final class Registration {

	/** Longest registration in bytes. */
	static final int MAX_LENGTH = 1024;

	private static final String SIGNATURE = "\nsignature=";

	/** The highest number that Lua counts exactly. */
	private static final long MAX_SEQUENCE = (1L << 53) - 1;

	private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._:%\\[\\]-]{1,255}:([0-9]{1,5})");

	private static final Pattern STATE = Pattern.compile("[A-Z_]{1,20}");

	private static final Pattern HEX = Pattern.compile("[0-9a-f]{16}");

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");

	private Registration() {
	}

	/** Return the text; fails when nobody could read it. */
	static String encode(Member member, long heartbeatMillis, FleetSecret secret) {
		String text = "data=" + member.dataAddress() + "\nmanagement=" + member.managementAddress() + "\nstate="
				+ member.state() + "\nepoch=" + member.epoch() + "\nseq=" + member.sequence() + "\nchain="
				+ member.chain() + "\nheartbeat=" + heartbeatMillis;
		if (!isValid(fields(text))) {
			throw new IllegalArgumentException("a member must have addresses of the form host:port, but " + member.id()
					+ " has " + member.dataAddress() + " and " + member.managementAddress());
		}
		String signature = secret.sign(member.role(), member.id(), text);
		return (signature != null) ? text + SIGNATURE + signature : text;
	}

	/** Return the member, or null when the text is no registration. */
	static @Nullable Member decode(String role, String id, String text, FleetSecret secret) {
		int end = text.lastIndexOf(SIGNATURE);
		String signed = (end < 0) ? text : text.substring(0, end);
		Map<String, String> fields = fields(signed);
		if (text.length() > MAX_LENGTH || !isValid(fields)) {
			return null;
		}
		boolean proven = end >= 0 && secret.isSigned(role, id, signed, text.substring(end + SIGNATURE.length()));
		return new Member(role, id, field(fields, "data"), field(fields, "management"), field(fields, "state"),
				field(fields, "epoch"), Long.parseLong(field(fields, "seq")), field(fields, "chain"),
				Long.parseLong(field(fields, "heartbeat")), proven ? Proof.PROVEN : Proof.UNPROVEN);
	}

	private static Map<String, String> fields(String text) {
		Map<String, String> fields = new HashMap<>();
		text.lines().forEach((line) -> {
			int sign = line.indexOf('=');
			fields.putIfAbsent(line.substring(0, Math.max(0, sign)), line.substring(sign + 1));
		});
		return fields;
	}

	private static boolean isValid(Map<String, String> fields) {
		return isAddress(field(fields, "data")) && isAddress(field(fields, "management"))
				&& matches(STATE, field(fields, "state")) && matches(HEX, field(fields, "epoch"))
				&& matches(HEX, field(fields, "chain")) && matches(NUMBER, field(fields, "heartbeat"))
				&& matches(NUMBER, field(fields, "seq")) && Long.parseLong(field(fields, "seq")) <= MAX_SEQUENCE;
	}

	private static String field(Map<String, String> fields, String name) {
		return fields.getOrDefault(name, "");
	}

	private static boolean matches(Pattern pattern, String value) {
		return pattern.matcher(value).matches();
	}

	private static boolean isAddress(String value) {
		var matcher = ADDRESS.matcher(value);
		return matcher.matches() && Integer.parseInt(matcher.group(1)) <= 65_535;
	}

}
