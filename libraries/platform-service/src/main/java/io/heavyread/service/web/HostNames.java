package io.heavyread.service.web;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names under which a service may be asked. A page of a foreign site whose name is
 * made to point to this machine (DNS rebinding) sends its own name as {@code Host}, and
 * so gets nothing.
 *
 * @param names in lower case, IPv6 addresses in brackets; empty: any name
 */
public record HostNames(Set<String> names) {

	/** Any name. */
	public static final HostNames ANY = new HostNames(Set.of());

	/** Create the rule of these names, written in any case. */
	public static HostNames of(Collection<String> names) {
		return new HostNames(names.stream()
			.map((name) -> name.strip().toLowerCase(Locale.ROOT))
			.filter((name) -> !name.isEmpty())
			.collect(Collectors.toUnmodifiableSet()));
	}

	/** Tell whether a valid {@code Host}, with or without a port, is one of the names. */
	public boolean allow(String host) {
		return this.names.isEmpty() || this.names.contains(withoutPort(host).toLowerCase(Locale.ROOT));
	}

	private static String withoutPort(String host) {
		int colon = host.indexOf(':', host.indexOf(']') + 1);
		return (colon < 0) ? host : host.substring(0, colon);
	}

}
