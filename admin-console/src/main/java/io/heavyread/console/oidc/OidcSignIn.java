package io.heavyread.console.oidc;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.cookies.OidcRequestCookie;

import org.springframework.context.annotation.Profile;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/**
 * Signing in at a provider of OpenID Connect, beside or in place of users with a
 * password. The provider is asked for its configuration with the first sign-in, so that
 * the console starts without it.
 */
@Component
@Profile("oidc")
public class OidcSignIn {

	/** Where signing in at the provider begins. */
	public static final String PATH = "/oauth2/authorization/console";

	private final OidcProperties properties;

	private final OidcRoles roles;

	private final AuthenticationFailureHandler refusal;

	private final OidcRequestCookie begun;

	OidcSignIn(OidcProperties properties, OidcRoles roles, AuthenticationFailureHandler refusal,
			ConsoleProperties console) {
		this.properties = properties;
		this.roles = roles;
		this.refusal = refusal;
		this.begun = new OidcRequestCookie(console.sessions().cookieName());
	}

	/** Return what the sign-in page calls the provider. */
	public String provider() {
		return this.properties.name();
	}

	/** Add it to the console's rules. */
	public void addTo(HttpSecurity http) {
		http.oauth2Login((login) -> login
			.clientRegistrationRepository(new SupplierClientRegistrationRepository(
					() -> new InMemoryClientRegistrationRepository(registration())))
			.loginPage("/login")
			.defaultSuccessUrl("/")
			.failureHandler(this.refusal)
			.authorizationEndpoint((begin) -> begin.authorizationRequestRepository(this.begun))
			.userInfoEndpoint((user) -> user.oidcUserService(this.roles))
			.withObjectPostProcessor(refusing()));
	}

	private ClientRegistration registration() {
		return ClientRegistrations.fromIssuerLocation(String.valueOf(this.properties.issuer()))
			.registrationId("console")
			.clientId(String.valueOf(this.properties.clientId()))
			.clientSecret(String.valueOf(this.properties.clientSecret()))
			.scope(this.properties.scopes())
			.build();
	}

	/** A provider that is not there leads back to the sign-in with a sentence as well. */
	private ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> refusing() {
		return new ObjectPostProcessor<>() {

			@Override
			public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
				filter.setAuthenticationFailureHandler(OidcSignIn.this.refusal);
				return filter;
			}

		};
	}

}
