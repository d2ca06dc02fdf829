package io.heavyread.reader.manage;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.MemberIdentity;
import io.heavyread.protocol.support.DaemonThreads;
import io.heavyread.reader.traffic.LookupRates;
import io.heavyread.service.ExposureCheck;
import io.heavyread.service.PlatformProperties;
import io.heavyread.service.body.BodyLimits;
import io.heavyread.service.body.RequestBodies;
import io.heavyread.service.body.UsableRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Guards the management calls and samples the rates. */
@Configuration(proxyBeanMethods = false)
@SuppressWarnings("FutureReturnValueIgnored")
class ManageConfiguration {

	private static final Log logger = LogFactory.getLog(ManageConfiguration.class);

	@Bean
	FilterRegistrationBean<AdminTokenFilter> adminTokenFilter(PlatformProperties platform, MemberIdentity identity,
			FleetSecret secret, @Value("${management.endpoints.web.base-path:/actuator}") String basePath) {
		AdminToken token = new AdminToken(platform.admin().token(),
				secret.managementKey(identity.id(), identity.managementAddress()));
		String path = basePath + "/postcache";
		if (!token.isConfigured()) {
			logger.warn("platform.admin.token is not set: all calls below " + path + " are refused");
		}
		FilterRegistrationBean<AdminTokenFilter> registration = new FilterRegistrationBean<>(
				new AdminTokenFilter(token, path));
		// After the filter that receives bodies, so that a refused one holds no thread.
		registration.setOrder(RequestBodies.ORDER + 2);
		return registration;
	}

	@Bean
	BodyLimits bodyLimits() {
		return BodyLimits.OF_MANAGEMENT;
	}

	@Bean
	UsableRequest usableRequest() {
		return new UsableRequest();
	}

	@Bean
	ExposureCheck exposureCheck(ServerProperties server, PlatformProperties platform) {
		return new ExposureCheck(server.getAddress(), new AdminToken(platform.admin().token())::requireSecret);
	}

	@Bean(destroyMethod = "shutdownNow")
	ScheduledExecutorService rateSampler(MemberIdentity identity, LookupRates rates) {
		ScheduledExecutorService sampler = Executors
			.newSingleThreadScheduledExecutor(DaemonThreads.named(identity.id() + "-sampler"));
		sampler.scheduleAtFixedRate(rates::sample, 0, 1, TimeUnit.SECONDS);
		return sampler;
	}

}
