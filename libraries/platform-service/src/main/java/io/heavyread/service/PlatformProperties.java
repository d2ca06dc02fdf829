package io.heavyread.service;

import io.heavyread.protocol.boot.Properties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties that all services share.
 *
 * @param instanceId name of this instance, unique in its role; POD_ID for short
 * @param admin access to management endpoints
 */
@ConfigurationProperties("platform")
public record PlatformProperties(@Nullable String instanceId, @DefaultValue Admin admin) {

	private static final int MAX_ID_LENGTH = 64;

	public PlatformProperties {
		boolean valid = instanceId == null
				|| (instanceId.length() <= MAX_ID_LENGTH && instanceId.matches("[A-Za-z0-9._-]+"));
		Properties.check(valid, "platform.instance-id", "1 to 64 characters of A-Z a-z 0-9 . _ -", instanceId);
	}

	/** Return the instance's name, or the other one when none is configured. */
	public String instanceIdOr(String fallback) {
		return (this.instanceId != null) ? this.instanceId : fallback;
	}

	/**
	 * Access to management endpoints.
	 *
	 * @param token bearer token that management calls need; without one they are all
	 * refused
	 */
	public record Admin(@Nullable String token) {

		@Override
		public String toString() {
			return "Admin[token=" + ((this.token != null) ? "***" : "none") + "]";
		}

	}

}
