package io.heavyread.cache.failover;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import io.heavyread.cache.faults.Truth;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Operation;

/**
 * A write that the surviving store has in its log.
 *
 * @param sequence its version
 * @param id the post
 * @param delete whether it is a delete
 * @param chain its hash
 */
record KeptWrite(long sequence, String id, boolean delete, long chain) {

	private static final String READ = """
			local flat = {}
			for _, entry in ipairs(redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[2])) do
			  local fields = {}
			  for at = 1, #entry[2], 2 do fields[entry[2][at]] = entry[2][at + 1] end
			  for _, value in ipairs({entry[1], fields.id, fields.op, fields.chain}) do flat[#flat + 1] = value end
			end
			return flat""";

	private static final int FIELDS = 4;

	/** Read the whole log of a store. */
	static List<KeptWrite> readAll(Truth truth) {
		return read(truth, "-", "+");
	}

	/** Tell whether a store has been at that position. */
	static boolean hasPassed(Truth truth, Position position) {
		return read(truth, position.sequence() + "-0", position.sequence() + "-0").stream()
			.anyMatch((write) -> write.chain() == position.chain());
	}

	private static List<KeptWrite> read(Truth truth, String from, String to) {
		List<String> flat = truth.client()
			.ask("EVAL", READ, "1", "{posts}:log", from, to)
			.stream()
			.map((value) -> new String(Objects.requireNonNull(value), StandardCharsets.UTF_8))
			.toList();
		List<KeptWrite> writes = new ArrayList<>();
		for (int at = 0; at < flat.size(); at += FIELDS) {
			writes.add(of(flat.subList(at, at + FIELDS)));
		}
		return writes;
	}

	private static KeptWrite of(List<String> fields) {
		long sequence = Long.parseLong(fields.get(0).substring(0, fields.get(0).indexOf('-')));
		boolean delete = Integer.parseInt(fields.get(2)) == Operation.DELETE.code();
		return new KeptWrite(sequence, fields.get(1), delete, HexFormat.fromHexDigitsToLong(fields.get(3)));
	}

}
