package io.heavyread.service;

import io.heavyread.protocol.fleet.FleetSecret;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What every service is told about itself and shares with the others. */
@AutoConfiguration
@EnableConfigurationProperties(PlatformProperties.class)
public class ServiceAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	FleetSecret fleetSecret(PlatformProperties platform) {
		return new FleetSecret(platform.admin().token());
	}

}
