package io.heavyread.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeyspaceTests {

	/** A reader of today finds what a writer of yesterday wrote. */
	@Test
	void posts_lieWhereTheyAlwaysLay() {
		Keyspace posts = Keyspace.POSTS;
		assertThat(posts.meta()).isEqualTo("{posts}:meta");
		assertThat(posts.log()).isEqualTo("{posts}:log");
		assertThat(posts.index()).isEqualTo("{posts}:index");
		assertThat(posts.document("a")).isEqualTo("{posts}:post:a");
		assertThat(posts.idempotency("k")).isEqualTo("{posts}:idem:k");
		assertThat(posts.probe()).isEqualTo("{posts}:probe");
		assertThat(posts.acknowledgements(7)).isEqualTo("{posts}:ack:7");
		assertThat(posts.members("reader")).isEqualTo("{posts}:members:reader");
		assertThat(posts.olderMembers()).isEqualTo("{posts}:members");
		assertThat(posts.member("reader", "r-1")).isEqualTo("{posts}:member:reader:r-1");
		assertThat(posts.hottest("r-1")).isEqualTo("{posts}:reader:r-1:hottest");
		assertThat(posts.channel()).isEqualTo("posts_updates");
		assertThat(posts.acknowledgementChannel()).isEqualTo("posts_acks");
	}

	@Test
	void keysOfTwoKeyspaces_haveNothingInCommon() {
		Keyspace prices = new Keyspace("prices", "price", "prices_updates");
		assertThat(prices.meta()).isEqualTo("{prices}:meta");
		assertThat(prices.document("a")).isEqualTo("{prices}:price:a");
		assertThat(prices.acknowledgementChannel()).isEqualTo("prices_acks");
	}

	/** Else a document could take the key of a result, a member or an acknowledgement. */
	@ParameterizedTest
	@ValueSource(strings = { "ack", "idem", "member", "members", "reader" })
	void kindThatBeginsOtherKeys_isRefused(String kind) {
		assertThat(Keyspace.isKind(kind)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> new Keyspace("prices", kind, "c"))
			.withMessageContaining("kind of a key space");
	}

	@ParameterizedTest
	@CsvSource({ "'', price, c", "Prices, price, c", "a{b, price, c", "prices, '', c", "prices, a:b, c",
			"prices, price, ''", "prices, price, prices_acks" })
	void badName_isRefused(String tag, String kind, String channel) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Keyspace(tag, kind, channel))
			.withMessageContaining("of a key space");
	}

}
