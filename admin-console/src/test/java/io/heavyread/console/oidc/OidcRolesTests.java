package io.heavyread.console.oidc;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who comes in by the claims of a provider, as what, and under which name. */
class OidcRolesTests {

	private static OidcUser user(String rolesClaim, Map<String, Object> claims) {
		OidcProperties properties = new OidcProperties(URI.create("https://id.example/"), "console", "secret", "id",
				List.of("openid"), "preferred_username", rolesClaim, List.of("ops", "sre"), List.of("staff"));
		ClientRegistration client = ClientRegistration.withRegistrationId("console")
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.clientId("console")
			.redirectUri("https://console.example/")
			.authorizationUri("https://id.example/authorize")
			.tokenUri("https://id.example/token")
			.build();
		Instant now = Instant.now();
		OAuth2AccessToken access = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "a", now,
				now.plusSeconds(60));
		OidcIdToken token = OidcIdToken.withTokenValue("t")
			.subject("subject-1")
			.issuedAt(now)
			.expiresAt(now.plusSeconds(60))
			.claims((all) -> all.putAll(claims))
			.build();
		return new OidcRoles(properties).loadUser(new OidcUserRequest(client, access, token));
	}

	private static List<String> roles(String claim, Map<String, Object> claims) {
		return user(claim, claims).getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.map(String::valueOf)
			.toList();
	}

	@Test
	void values_ofTheClaim_giveRoles() {
		assertThat(roles("groups", Map.of("groups", List.of("sre", "other")))).containsExactly("ROLE_OPERATOR");
		assertThat(roles("groups", Map.of("groups", List.of("staff", "ops")))).containsExactly("ROLE_OPERATOR",
				"ROLE_VIEWER");
	}

	@Test
	void text_isAListOfWords() {
		assertThat(roles("scope", Map.of("scope", "openid staff"))).containsExactly("ROLE_VIEWER");
		assertThat(roles("scope", Map.of("scope", "openid,ops"))).containsExactly("ROLE_OPERATOR");
	}

	@Test
	void dots_leadIntoClaimsOfClaims() {
		assertThat(roles("realm_access.roles", Map.of("realm_access", Map.of("roles", List.of("staff")))))
			.containsExactly("ROLE_VIEWER");
	}

	/** A claim's own name may be an address. */
	@Test
	void nameWithDots_isTriedWholeFirst() {
		assertThat(roles("https://x.example/roles", Map.of("https://x.example/roles", List.of("ops"))))
			.containsExactly("ROLE_OPERATOR");
	}

	@Test
	void userWithoutARole_doesNotComeIn() {
		assertThatThrownBy(() -> user("groups", Map.of("groups", List.of("operators"))))
			.isInstanceOf(OAuth2AuthenticationException.class)
			.extracting((failure) -> ((OAuth2AuthenticationException) failure).getError().getErrorCode())
			.isEqualTo(OidcRoles.NO_ROLE);
		assertThatThrownBy(() -> user("groups", Map.of("groups", 7))).isInstanceOf(OAuth2AuthenticationException.class);
		assertThatThrownBy(() -> user("a.b", Map.of("a", "ops"))).isInstanceOf(OAuth2AuthenticationException.class);
	}

	@Test
	void name_isThatOfItsClaimAsOneLine() {
		assertThat(user("groups", Map.of("groups", "ops", "preferred_username", " carol\nroot ")).getName())
			.isEqualTo("carol root");
	}

	@Test
	void userWithoutAName_isCalledByTheSubject() {
		assertThat(user("groups", Map.of("groups", "ops")).getName()).isEqualTo("subject-1");
		assertThat(user("groups", Map.of("groups", "ops", "preferred_username", "\u200b")).getName())
			.isEqualTo("subject-1");
	}

}
