package io.heavyread.console.security;

import org.springframework.security.core.AuthenticationException;

/** A password was not looked at, because too many others are being checked. */
class BusyException extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	BusyException() {
		super("too many passwords are being checked");
	}

}
