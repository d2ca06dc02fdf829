package io.heavyread.local.apisix;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.heavyread.local.docker.Yaml;

/** What the files of APISIX say. */
record Apisix(Yaml resources, Yaml config) {

	/** Read the files that compose.yaml mounts. */
	static Apisix read() {
		return new Apisix(Yaml.read("apisix/apisix.yaml"), Yaml.read("apisix/config.yaml"));
	}

	Yaml upstream(String id) {
		return this.resources.at("upstreams").named("id", id);
	}

	List<Yaml> routes() {
		return this.resources.at("routes").list();
	}

	Yaml route(String id) {
		return this.resources.at("routes").named("id", id);
	}

	/** Return host:port of an upstream's nodes. */
	Set<String> nodes(String upstream) {
		return upstream(upstream).at("nodes")
			.list()
			.stream()
			.map((node) -> node.at("host").text() + ":" + node.at("port").text())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Return a part of nginx' own configuration. */
	String snippet(String name) {
		return this.config.at("nginx_config", name + "_snippet").text();
	}

}
