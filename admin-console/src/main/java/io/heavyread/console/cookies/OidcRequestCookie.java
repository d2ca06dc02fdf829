package io.heavyread.console.cookies;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.crypto.KeyGenerator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * Remembers in a cookie what a sign-in at the provider began with, until the browser
 * comes back from there. It is encrypted with a key of this process, so that nobody can
 * read or make one. Any thread.
 */
public final class OidcRequestCookie implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private static final int MAX_LENGTH = 3500;

	/** What an encrypted text of no length has: its nonce and its tag. */
	private static final int MIN_BYTES = 32;

	private static final String SEPARATOR = "\n";

	private final BoundedCookie cookie;

	private final BytesEncryptor encryptor;

	public OidcRequestCookie(String cookieName) {
		this.cookie = new BoundedCookie(cookieName + "-provider", "/login/oauth2", MAX_LENGTH);
		this.encryptor = encryptor();
	}

	private static BytesEncryptor encryptor() {
		try {
			KeyGenerator keys = KeyGenerator.getInstance("AES");
			keys.init(256);
			return AesGcmBytesEncryptor.withSecretKey(keys.generateKey()).build();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void saveAuthorizationRequest(@Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request,
			HttpServletResponse response) {
		if (begun == null) {
			this.cookie.clear(request, response);
			return;
		}
		String text = String.join(SEPARATOR, begun.getState(), begun.getRedirectUri(), begun.getClientId(),
				begun.getAuthorizationUri(), String.join(" ", begun.getScopes()),
				attribute(begun, OAuth2ParameterNames.REGISTRATION_ID), attribute(begun, OidcParameterNames.NONCE),
				attribute(begun, PkceParameterNames.CODE_VERIFIER));
		this.cookie.write(this.encryptor.encrypt(text.getBytes(StandardCharsets.UTF_8)), request, response);
	}

	private static String attribute(OAuth2AuthorizationRequest begun, String name) {
		Object value = begun.getAttribute(name);
		return (value != null) ? value.toString() : "";
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		String state = request.getParameter(OAuth2ParameterNames.STATE);
		return this.cookie.read(request)
			.filter((value) -> value.length > MIN_BYTES)
			.flatMap(this::decrypt)
			.map(OidcRequestCookie::begun)
			.filter((begun) -> state != null && state.equals(begun.getState()))
			.orElse(null);
	}

	private Optional<String> decrypt(byte[] value) {
		try {
			return Optional.of(new String(this.encryptor.decrypt(value), StandardCharsets.UTF_8));
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static OAuth2AuthorizationRequest begun(String text) {
		String[] values = text.split(SEPARATOR, -1);
		return OAuth2AuthorizationRequest.authorizationCode()
			.state(values[0])
			.redirectUri(values[1])
			.clientId(values[2])
			.authorizationUri(values[3])
			.scopes(Set.of(values[4].split(" ")))
			.attributes((all) -> all.putAll(Map.of(OAuth2ParameterNames.REGISTRATION_ID, values[5],
					OidcParameterNames.NONCE, values[6], PkceParameterNames.CODE_VERIFIER, values[7])))
			.build();
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
		this.cookie.clear(request, response);
		return begun;
	}

}
