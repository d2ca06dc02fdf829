package io.heavyread.local.kubernetes;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.heavyread.local.docker.Yaml;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema of a kind in the API of Kubernetes: fails when a field is unknown, missing
 * or of another type.
 */
@FunctionalInterface
interface ResourceSchema {

	/** Kinds that the API itself knows. Others come with operators and gateways. */
	Map<String, ResourceSchema> KNOWN = Map.of("Namespace", V1Namespace::validateJsonElement, "ConfigMap",
			V1ConfigMap::validateJsonElement, "StatefulSet", V1StatefulSet::validateJsonElement, "Service",
			V1Service::validateJsonElement, "Deployment", V1Deployment::validateJsonElement, "PodDisruptionBudget",
			V1PodDisruptionBudget::validateJsonElement, "HorizontalPodAutoscaler",
			V2HorizontalPodAutoscaler::validateJsonElement, "NetworkPolicy", V1NetworkPolicy::validateJsonElement);

	Set<String> OTHERS = Set.of("HTTPRoute", "ServiceMonitor", "PrometheusRule");

	void validate(JsonElement resource) throws IOException;

	static void check(Yaml resource) throws IOException {
		String kind = resource.at("kind").text();
		ResourceSchema schema = KNOWN.get(kind);
		if (schema == null) {
			assertThat(OTHERS).contains(kind);
			return;
		}
		schema.validate(new Gson().toJsonTree(resource.value()));
	}

}
