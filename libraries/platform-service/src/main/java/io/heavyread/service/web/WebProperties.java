package io.heavyread.service.web;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all ports of a service have in common.
 *
 * @param allowedHosts names that a request's Host may bear, without ports, IPv6 addresses
 * in brackets; none: any. For a service that browsers reach without a gateway in front
 */
@ConfigurationProperties("platform.web")
record WebProperties(@DefaultValue List<String> allowedHosts) {

	WebProperties {
		allowedHosts = List.copyOf(allowedHosts);
	}

}
