package io.heavyread.console.keys;

import io.heavyread.console.store.StoredPost;
import io.heavyread.console.store.StoredVersion;
import io.heavyread.console.support.Fleets;
import io.heavyread.protocol.manage.EntryRow;
import io.heavyread.protocol.manage.EntrySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A reader's copy of version 7, hash c7, against what the store holds. */
class AgreementTests {

	private static EntryRow entry(long version, String hash) {
		return new EntryRow("p", version, '"' + hash + '"', 2, null, EntrySource.PUSH, 0, true, 0, "{}");
	}

	private static Agreement agreement(EntryRow entry, long millisAgo) {
		StoredVersion version = new StoredVersion("p", 7, "c7", Fleets.NOW.minusMillis(millisAgo), false, 2);
		return Agreement.of(entry, new StoredPost(version, "{}"), Fleets.NOW);
	}

	@ParameterizedTest
	@CsvSource({ "7, c7, EQUAL", "6, c6, OLDER", "8, c8, NEWER", "7, xx, OTHER_CONTENT" })
	void copy_isComparedByVersionAndHash(long version, String hash, Agreement expected) {
		assertThat(agreement(entry(version, hash), 5000)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "1999, ON_ITS_WAY", "2000, OLDER" })
	void write_isOnItsWayForTwoSeconds(long millisAgo, Agreement expected) {
		assertThat(agreement(entry(6, "c6"), millisAgo)).isEqualTo(expected);
	}

	/** An equal copy is equal however new the write is. */
	@Test
	void copyOfAWriteOfThisMoment_isEqual() {
		assertThat(agreement(entry(7, "c7"), 0)).isEqualTo(Agreement.EQUAL);
	}

	@Test
	void copyOfAPostThatTheStoreHasNeverHeardOf_isOdd() {
		Agreement agreement = Agreement.of(entry(7, "c7"), null, Fleets.NOW);
		assertThat(agreement).isEqualTo(Agreement.UNKNOWN_TO_STORE);
		assertThat(agreement.isOdd()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "EQUAL, false", "NOT_COMPARABLE, false", "ON_ITS_WAY, true", "OLDER, true", "NEWER, true",
			"OTHER_CONTENT, true" })
	void whatCannotBeCompared_isNotCalledOdd(Agreement agreement, boolean odd) {
		assertThat(agreement.isOdd()).isEqualTo(odd);
	}

}
