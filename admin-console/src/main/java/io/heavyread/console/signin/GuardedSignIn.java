package io.heavyread.console.signin;

import io.heavyread.console.ConsoleProperties;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
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

	private final PasswordChecks checks = new PasswordChecks(Runtime.getRuntime().availableProcessors());

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
		if (name.length() > ConsoleProperties.User.MAX_NAME) {
			throw new BadCredentialsException("no user has a name that long");
		}
		if (this.attempts.isLocked(name, address)) {
			throw new LockedException("locked after wrong passwords");
		}
		return this.checks.run(name, () -> check(authentication, name, address));
	}

	/** What throws here counts as wrong. */
	private Authentication check(Authentication authentication, String name, String address) {
		SignInAttempts.Attempt attempt = this.attempts.begin(name, address);
		boolean right = false;
		try {
			Authentication result = super.authenticate(authentication);
			right = true;
			return result;
		}
		finally {
			attempt.end(right);
		}
	}

}
