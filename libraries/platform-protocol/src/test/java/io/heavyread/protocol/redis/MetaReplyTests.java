package io.heavyread.protocol.redis;

import java.util.Arrays;
import java.util.List;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.support.Utf8;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is not wholly a position is no history. */
class MetaReplyTests {

	@Test
	void parse_threeFields_areThePosition() {
		assertThat(parse("fedcba9876543210", "9007199254740991", "0000000000000001"))
			.isEqualTo(new Position(0xfedcba9876543210L, (1L << 53) - 1, 1));
	}

	@ParameterizedTest
	@CsvSource({ ",1,0000000000000001", "0000000000000001,,0000000000000001", "0000000000000001,1,",
			"000000000000001,1,0000000000000001", "000000000000000g,1,0000000000000001",
			"0000000000000001,-1,0000000000000001", "0000000000000001,1.5,0000000000000001",
			"0000000000000001,9007199254740992,0000000000000001", "0000000000000001,1,00000000000000010",
			"0000000000000001,1,+000000000000001", "'','',''" })
	void parse_anythingElse_isNoHistory(@Nullable String epoch, @Nullable String sequence, @Nullable String chain) {
		assertThat(parse(epoch, sequence, chain)).isNull();
	}

	private static @Nullable Position parse(@Nullable String epoch, @Nullable String sequence, @Nullable String chain) {
		List<byte @Nullable []> fields = Arrays.asList(bytes(epoch), bytes(sequence), bytes(chain));
		return MetaReply.parse(fields);
	}

	private static byte @Nullable [] bytes(@Nullable String text) {
		return (text != null) ? Utf8.bytes(text) : null;
	}

}
