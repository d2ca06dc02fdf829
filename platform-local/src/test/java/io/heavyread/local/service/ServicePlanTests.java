package io.heavyread.local.service;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;

import static org.assertj.core.api.Assertions.assertThat;

class ServicePlanTests {

	@Test
	void arguments_userSetsAnOwnProperty_ownWins() {
		ServicePlan plan = new ServicePlan(StopStage.WRITER, "writer", SpringApplicationBuilder::new,
				Map.of("server.port", "1"));
		assertThat(plan.arguments(List.of("--server.port=2", "--platform.cache.max-weight=1MB", "--debug")))
			.containsExactly("--platform.cache.max-weight=1MB", "--debug", "--server.port=1");
	}

}
