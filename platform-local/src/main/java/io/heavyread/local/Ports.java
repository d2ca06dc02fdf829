package io.heavyread.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.heavyread.local.start.StartRefusedException;

/** Checks of the ports before anything starts. */
final class Ports {

	private static final int HIGHEST = 65535;

	private Ports() {
	}

	/**
	 * Refuse the start when a port is out of range or set twice.
	 * @param ports the ports by the property that sets them
	 */
	static void requireValid(Map<String, List<Integer>> ports) {
		List<String> sentences = new ArrayList<>();
		Map<Integer, String> seen = new HashMap<>();
		ports.forEach((property, values) -> values.forEach((port) -> {
			if (port < 1 || port > HIGHEST) {
				sentences.add(property + " is " + port + "; a port is a number from 1 to " + HIGHEST + ".");
			}
			String other = seen.put(port, property);
			if (other != null) {
				sentences.add("Port " + port + " is set twice, by " + other + " and by " + property + ".");
			}
		}));
		refuse(sentences);
	}

	/**
	 * Refuse the start when a port of the loopback address cannot be listened on, with
	 * one sentence per port.
	 * @param ports the ports by the property that sets them
	 */
	static void requireFree(Map<String, List<Integer>> ports) {
		List<String> sentences = new ArrayList<>();
		ports.forEach((property, values) -> values.stream()
			.filter((port) -> !isFree(port))
			.map((port) -> taken(property, port))
			.forEach(sentences::add));
		refuse(sentences);
	}

	static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket()) {
			// As the servers do: connections of an earlier run in TIME_WAIT do not count.
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), port));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String taken(String property, int port) {
		return "Port " + port + " on 127.0.0.1 is taken by another process; set " + property + " (environment variable "
				+ environmentVariable(property) + ") to a free one.";
	}

	/** Return the name under which relaxed binding finds the property. */
	static String environmentVariable(String property) {
		return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

	private static void refuse(List<String> sentences) {
		if (!sentences.isEmpty()) {
			throw new StartRefusedException(String.join(System.lineSeparator(), sentences));
		}
	}

}
