package io.heavyread.console.oidc;

import java.util.Collection;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.format.Printable;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** A user of the provider, whose name can be shown, logged and kept as it is. */
class NamedUser extends DefaultOidcUser {

	private static final long serialVersionUID = 1L;

	NamedUser(Collection<? extends GrantedAuthority> roles, OidcIdToken token, @Nullable OidcUserInfo info,
			String nameClaim) {
		super(roles, token, info, nameClaim);
	}

	@Override
	public String getName() {
		String name = printable(super.getName());
		return name.isEmpty() ? printable(getSubject()) : name;
	}

	private static String printable(@Nullable String name) {
		return (name != null) ? Printable.of(name, ConsoleProperties.User.MAX_NAME).strip() : "";
	}

}
