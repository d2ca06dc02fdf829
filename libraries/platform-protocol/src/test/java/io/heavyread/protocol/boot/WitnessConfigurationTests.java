package io.heavyread.protocol.boot;

import java.util.List;

import io.heavyread.protocol.redis.Witness;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslVerifyMode;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

class WitnessConfigurationTests {

	private final RedisSentinelConfiguration sentinels = new RedisSentinelConfiguration("posts",
			java.util.Set.of("10.0.0.1:26379", "10.0.0.2:26379"));

	@Test
	void noSentinels_eachServerIsBelieved() {
		assertThat(new WitnessConfiguration().witness(new LettuceConnectionFactory())).isSameAs(Witness.NONE);
	}

	/** The user of the servers is another one. */
	@Test
	void nodes_logInAsTheSentinelsUser() {
		this.sentinels.setUsername("reader");
		this.sentinels.setPassword("secret");
		this.sentinels.setSentinelUsername("witness");
		this.sentinels.setSentinelPassword("other");
		List<RedisURI> nodes = WitnessConfiguration.nodes(this.sentinels,
				LettuceClientConfiguration.defaultConfiguration());
		assertThat(nodes).extracting(RedisURI::getHost).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2");
		for (RedisURI node : nodes) {
			RedisCredentials credentials = node.getCredentialsProvider().resolveCredentials().block();
			assertThat(credentials).isNotNull();
			assertThat(credentials.getUsername()).isEqualTo("witness");
			assertThat(credentials.getPassword()).isEqualTo("other".toCharArray());
			assertThat(node.isSsl()).isFalse();
		}
	}

	@Test
	void nodes_useTlsAsTheServersDo() {
		LettuceClientConfiguration client = LettuceClientConfiguration.builder()
			.useSsl()
			.verifyPeer(SslVerifyMode.CA)
			.build();
		assertThat(WitnessConfiguration.nodes(this.sentinels, client))
			.allMatch((node) -> node.isSsl() && node.getVerifyMode() == SslVerifyMode.CA);
	}

}
