package io.heavyread.service;

import java.util.Locale;

import io.heavyread.protocol.boot.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The property {@code platform.role}, which told earlier versions what a process is. It
 * has no effect; one that asks for another service stops the start.
 */
public final class ObsoleteRole {

	private static final String NAME = "platform.role";

	private static final Logger logger = LoggerFactory.getLogger(ObsoleteRole.class);

	/**
	 * Check what is set.
	 * @param service what this process is: reader, writer or console
	 */
	public ObsoleteRole(String service, Environment environment) {
		String role = environment.getProperty(NAME);
		if (StringUtils.hasText(role)) {
			Properties.check(role.strip().toLowerCase(Locale.ROOT).equals(service), NAME,
					"left out, or be " + service + ", which is what this service is", role);
			logger.info("{}={} has no effect: this service is a {} without it", NAME, role, service);
		}
	}

}
