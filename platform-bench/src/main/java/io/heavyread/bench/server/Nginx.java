package io.heavyread.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.heavyread.bench.load.Posts;
import io.heavyread.bench.machine.Commands;
import io.heavyread.bench.machine.Outputs;
import io.heavyread.bench.machine.Ports;

/**
 * Nginx with one process: answers from its configuration, files, and a proxy for a
 * reader. Its limits on requests per connection are lifted and nothing is logged.
 */
public final class Nginx {

	/** Nginx takes at most 4,096 bytes in one string. */
	private static final int PIECE = 2000;

	private static final String HTTP = """
			daemon off;
			master_process off;
			pid DIRECTORY/nginx.pid;
			error_log DIRECTORY/error.log;
			events { worker_connections 4096; }
			http {
				access_log off;
				default_type application/json;
				keepalive_requests 1000000000;
				sendfile on;
				tcp_nopush on;
				open_file_cache max=1000 inactive=1h;
				open_file_cache_valid 1h;
				client_body_temp_path DIRECTORY/body;
				proxy_temp_path DIRECTORY/proxy;
				fastcgi_temp_path DIRECTORY/fastcgi;
				uwsgi_temp_path DIRECTORY/uwsgi;
				scgi_temp_path DIRECTORY/scgi;
				upstream reader { server 127.0.0.1:READER; keepalive 1024; keepalive_requests 1000000000; }
				server {
					listen 127.0.0.1:PORT backlog=1024;
					location = /post {
						proxy_pass http://reader;
						proxy_http_version 1.1;
						proxy_set_header Connection "";
					}
					location /file/ { alias DIRECTORY/file/; }
			""";

	private Nginx() {
	}

	/** Tell whether this machine has nginx. */
	public static boolean isInstalled() {
		return Commands.areThere("nginx", "-v");
	}

	/**
	 * Start it.
	 * @param readerPort the reader behind the proxy
	 * @param sizes for each one there is {@code /return<size>} and {@code /file/<size>}
	 */
	public static HttpServer start(int readerPort, List<Integer> sizes) {
		int port = Ports.free();
		try {
			Path directory = Files.createDirectories(Outputs.directory().resolve("nginx"));
			Files.createDirectories(directory.resolve("file"));
			StringBuilder configuration = new StringBuilder(configuration(directory, readerPort, port));
			for (int size : sizes) {
				byte[] body = Posts.body(size, 0);
				Files.write(directory.resolve("file").resolve("" + size), body);
				configuration.append(location(size, new String(body, StandardCharsets.US_ASCII)));
			}
			Path file = directory.resolve("nginx.conf");
			Files.writeString(file, configuration.append("}\n}\n"));
			List<String> command = List.of("nginx", "-p", directory.toString(), "-c", file.toString());
			return new HttpServer(ServerProcess.start("nginx", command).awaitPort(port), port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot configure nginx", ex);
		}
	}

	private static String configuration(Path directory, int readerPort, int port) {
		return HTTP.replace("READER", "" + readerPort)
			.replace("PORT", "" + port)
			.replace("DIRECTORY", directory.toString());
	}

	private static String location(int size, String body) {
		StringBuilder variables = new StringBuilder();
		StringBuilder sum = new StringBuilder();
		for (int from = 0; from < body.length(); from += PIECE) {
			String piece = body.substring(from, Math.min(body.length(), from + PIECE)).replace("\"", "\\\"");
			String name = "$b" + size + "_" + from;
			variables.append("set ").append(name).append(" \"").append(piece).append("\";\n");
			sum.append(name.replaceFirst("\\$(.*)", "\\${$1}"));
		}
		boolean single = body.length() <= PIECE;
		String text = single ? body.replace("\"", "\\\"") : sum.toString();
		return "location = /return" + size + " {\n" + (single ? "" : variables) + "return 200 \"" + text + "\";\n}\n";
	}

}
