package io.heavyread.console.signin;

import org.springframework.security.core.AuthenticationException;

/** A password was not looked at, because too many others are being checked. */
class TooManySignInsException extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	TooManySignInsException() {
		super("too many passwords are being checked");
	}

}
