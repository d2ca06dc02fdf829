package io.heavyread.console.signin;

import java.io.IOException;

import io.heavyread.console.oidc.OidcRoles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/**
 * Leads back to the sign-in, which tells why; a wrong name looks like a wrong password.
 */
@Component
public class SignInRefusal implements AuthenticationFailureHandler {

	private static final Logger logger = LoggerFactory.getLogger(SignInRefusal.class);

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		response.sendRedirect(request.getContextPath() + "/login?" + reason(failure));
	}

	private static String reason(AuthenticationException failure) {
		if (failure instanceof LockedException) {
			return "locked";
		}
		if (failure instanceof TooManySignInsException) {
			return "busy";
		}
		if (failure instanceof BadCredentialsException) {
			return "wrong";
		}
		boolean noRole = failure instanceof OAuth2AuthenticationException provider
				&& OidcRoles.NO_ROLE.equals(provider.getError().getErrorCode());
		if (!noRole) {
			logger.warn("A sign-in failed: {}", String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}", " "));
		}
		return noRole ? "norole" : "refused";
	}

}
