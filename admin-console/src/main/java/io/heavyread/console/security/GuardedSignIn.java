package io.heavyread.console.security;

import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks names and passwords, and does not even look while a name is locked. */
@Component
class GuardedSignIn extends DaoAuthenticationProvider {

	private final SignInAttempts attempts;

	GuardedSignIn(UserDetailsService users, PasswordEncoder encoder, SignInAttempts attempts) {
		super(users);
		setPasswordEncoder(encoder);
		this.attempts = attempts;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String name = authentication.getName();
		String address = (authentication.getDetails() instanceof WebAuthenticationDetails details)
				? details.getRemoteAddress() : "";
		if (this.attempts.isLocked(name, address)) {
			throw new LockedException("locked after wrong passwords");
		}
		try {
			Authentication result = super.authenticate(authentication);
			this.attempts.succeeded(name, address);
			return result;
		}
		catch (BadCredentialsException ex) {
			this.attempts.failed(name, address);
			throw ex;
		}
	}

}
