package io.heavyread.console.oidc;

import java.net.URI;
import java.util.List;

import io.heavyread.protocol.boot.Properties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;

/**
 * The provider of OpenID Connect at which people sign in; read in the profile
 * {@code oidc} only.
 *
 * @param issuer the provider's issuer, below which its configuration is found
 * @param clientId the console's name at the provider
 * @param clientSecret the console's secret at the provider
 * @param name what the sign-in page calls the provider
 * @param scopes what the console asks for; openid must be among them
 * @param userNameClaim the claim that names the user in the audit
 * @param rolesClaim the claim with the user's groups or roles; dots lead into claims of
 * claims
 * @param operators values of that claim that make an OPERATOR
 * @param viewers values of that claim that make a VIEWER
 */
@Profile("oidc")
@ConfigurationProperties("platform.console.oidc")
record OidcProperties(@Nullable URI issuer, @Nullable String clientId, @Nullable String clientSecret,
		@DefaultValue("the identity provider") String name, @DefaultValue( {
				"openid", "profile" }) List<String> scopes,
		@DefaultValue("preferred_username") String userNameClaim, @DefaultValue("groups") String rolesClaim,
		@DefaultValue("console-operator") List<String> operators, @DefaultValue("console-viewer") List<String> viewers){

	OidcProperties {
		check(issuer != null && issuer.isAbsolute(), "issuer", "the address of the provider's issuer", "" + issuer);
		check(clientId != null && !clientId.isBlank(), "client-id", "the console's name at the provider",
				"" + clientId);
		check(clientSecret != null && !clientSecret.isBlank(), "client-secret", "the console's secret at the provider",
				"empty");
		check(scopes.contains("openid"), "scopes", "a list with openid in it", "" + scopes);
		scopes = List.copyOf(scopes);
		operators = List.copyOf(operators);
		viewers = List.copyOf(viewers);
	}

	private static void check(boolean valid, String name, String rule, String value) {
		Properties.check(valid, "platform.console.oidc." + name, rule, value);
	}

	@Override
	public String toString() {
		return "OidcProperties[" + this.issuer + ", " + this.clientId + "]";
	}

}
