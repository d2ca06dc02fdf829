package io.heavyread.console.oidc;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Gives users of the provider the roles that their claims name; who has none of them does
 * not come in.
 */
@Component
@Profile("oidc")
public class OidcRoles implements OAuth2UserService<OidcUserRequest, OidcUser> {

	/** Code of the error of a user without a role. */
	public static final String NO_ROLE = "no_role";

	private final OidcUserService provider = new OidcUserService();

	private final OidcProperties properties;

	OidcRoles(OidcProperties properties) {
		this.properties = properties;
	}

	@Override
	public OidcUser loadUser(OidcUserRequest request) {
		OidcUser user = this.provider.loadUser(request);
		Set<GrantedAuthority> roles = roles(values(user.getClaims()));
		if (roles.isEmpty()) {
			throw new OAuth2AuthenticationException(new OAuth2Error(NO_ROLE));
		}
		String claim = this.properties.userNameClaim();
		String name = user.hasClaim(claim) ? claim : "sub";
		return new NamedUser(roles, user.getIdToken(), user.getUserInfo(), name);
	}

	private Set<GrantedAuthority> roles(Collection<?> values) {
		Set<GrantedAuthority> roles = new LinkedHashSet<>();
		if (values.stream().anyMatch(this.properties.operators()::contains)) {
			roles.add(new SimpleGrantedAuthority("ROLE_OPERATOR"));
		}
		if (values.stream().anyMatch(this.properties.viewers()::contains)) {
			roles.add(new SimpleGrantedAuthority("ROLE_VIEWER"));
		}
		return roles;
	}

	/** A claim's own name may have dots in it, so the whole name is tried first. */
	private Collection<?> values(Map<String, Object> claims) {
		String path = this.properties.rolesClaim();
		Object value = claims.get(path);
		if (value == null) {
			value = claims;
			for (String step : path.split("\\.", -1)) {
				value = (value instanceof Map<?, ?> inner) ? inner.get(step) : null;
			}
		}
		return list(value);
	}

	private static Collection<?> list(@Nullable Object value) {
		if (value instanceof Collection<?> values) {
			return values;
		}
		return (value instanceof String text) ? List.of(text.split("[ ,]+")) : List.of();
	}

}
