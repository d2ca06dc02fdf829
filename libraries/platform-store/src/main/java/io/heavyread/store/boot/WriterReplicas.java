package io.heavyread.store.boot;

import java.time.Duration;

import io.heavyread.protocol.boot.Properties;
import io.heavyread.store.write.ReplicaSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a writer waits for before it acknowledges a write.
 *
 * @param waitForReplicas how many replicas must have a write; 0 for none
 * @param replicaTimeout longest wait for them, after which the outcome is unknown; less
 * than platform.store.command-timeout
 */
@ConfigurationProperties("platform.writer")
public record WriterReplicas(@DefaultValue("0") int waitForReplicas, @DefaultValue("500ms") Duration replicaTimeout) {

	private static final int MAX_REPLICAS = 16;

	public WriterReplicas {
		Properties.check(waitForReplicas >= 0 && waitForReplicas <= MAX_REPLICAS, "platform.writer.wait-for-replicas",
				"0 to " + MAX_REPLICAS, waitForReplicas);
		Properties.check(replicaTimeout.toMillis() >= 1, "platform.writer.replica-timeout", "1 ms or longer",
				replicaTimeout);
	}

	/**
	 * Return the settings; fails when Redis' time to answer is no longer than the wait.
	 */
	ReplicaSettings settings(Duration commandTimeout) {
		Properties.check(this.replicaTimeout.compareTo(commandTimeout) < 0, "platform.writer.replica-timeout",
				"shorter than platform.store.command-timeout", this.replicaTimeout);
		return new ReplicaSettings(this.waitForReplicas, this.replicaTimeout, commandTimeout);
	}

}
