package io.heavyread.console.support;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A provider of OpenID Connect whose users have the groups that the test sets. It stands
 * on another site than the console: a browser that comes back from it crosses sites.
 */
public final class StubProvider implements AutoCloseable {

	private final HttpServer server = Loopback.serve(0, this::handle);

	private final RSAKey key;

	private volatile List<String> groups = List.of();

	private volatile String name = "ada";

	private volatile String nonce = "";

	private volatile String tokenRequest = "";

	private StubProvider() throws JOSEException {
		this.key = new RSAKeyGenerator(2048).keyID("k").generate();
		this.server.start();
	}

	/** Start one on a free port. */
	public static StubProvider start() {
		try {
			return new StubProvider();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Return its issuer. */
	public String issuer() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/** Set the groups of whoever signs in next. */
	public void groups(String... names) {
		this.groups = List.of(names);
	}

	/** Set the name of whoever signs in next. */
	public void name(String name) {
		this.name = name;
	}

	/** Return what the console sent for the last token, with its credentials. */
	public String tokenRequest() {
		return this.tokenRequest;
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			switch (exchange.getRequestURI().getPath()) {
				case "/.well-known/openid-configuration" -> json(exchange, configuration());
				case "/authorize" -> Loopback.answer(exchange, 200, "text/html", page(exchange));
				case "/token" -> json(exchange, token(exchange));
				case "/jwks" -> json(exchange, "{\"keys\":[" + this.key.toPublicJWK().toJSONString() + "]}");
				default -> Loopback.answer(exchange, 404, "text/plain", "");
			}
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void json(HttpExchange exchange, String body) throws IOException {
		Loopback.answer(exchange, 200, "application/json", body);
	}

	private String configuration() {
		return """
				{"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",\
				"jwks_uri":"%1$s/jwks","subject_types_supported":["public"],"response_types_supported":["code"],\
				"id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer());
	}

	/** A person takes the way back by a click. */
	private String page(HttpExchange exchange) {
		Map<String, String> query = Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
		this.nonce = query.getOrDefault("nonce", "");
		String state = java.net.URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8);
		return "<!doctype html><title>provider</title><a href=\"" + query.get("redirect_uri") + "?code=c1&amp;state="
				+ state + "\">Go on</a>";
	}

	private String token(HttpExchange exchange) throws IOException, JOSEException {
		this.tokenRequest = exchange.getRequestHeaders().getFirst("Authorization") + " "
				+ new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		Instant now = Instant.now();
		JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(issuer())
			.subject("u-17")
			.audience("console-client")
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(60)))
			.claim("nonce", this.nonce)
			.claim("preferred_username", this.name)
			.claim("groups", this.groups)
			.build();
		SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims);
		jwt.sign(new RSASSASigner(this.key));
		return "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"" + jwt.serialize()
				+ "\"}";
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
