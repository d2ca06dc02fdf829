package io.heavyread.console.security;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.heavyread.console.ConsoleProperties;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;

/**
 * Bounds the sessions of each user and of all. Beyond a bound the one that has not been
 * used for longest ends, never the new one. Any thread.
 */
@Component
class SignedInSessions implements HttpSessionAttributeListener, HttpSessionListener {

	private final int perUser;

	private final int inAll;

	/** By the time of the sign-in; guarded by itself. */
	private final Map<HttpSession, String> users = new LinkedHashMap<>();

	SignedInSessions(ConsoleProperties properties) {
		this.perUser = properties.sessions().perUser();
		this.inAll = properties.sessions().inAll();
	}

	@Override
	public void attributeAdded(HttpSessionBindingEvent event) {
		note(event.getSession(), event.getValue());
	}

	@Override
	public void attributeReplaced(HttpSessionBindingEvent event) {
		note(event.getSession(), event.getSession().getAttribute(event.getName()));
	}

	/** A session is somebody's from the moment on when it is told who that is. */
	private void note(HttpSession session, Object value) {
		if (value instanceof SecurityContext context && context.getAuthentication() != null) {
			add(session, context.getAuthentication().getName()).ifPresent(SignedInSessions::end);
		}
	}

	private Optional<HttpSession> add(HttpSession session, String user) {
		synchronized (this.users) {
			this.users.put(session, user);
			Optional<HttpSession> own = over(session, this.perUser, user::equals);
			return own.isPresent() ? own : over(session, this.inAll, (any) -> true);
		}
	}

	@SuppressWarnings("ReferenceEquality") // the very session
	private Optional<HttpSession> over(HttpSession added, int bound, Predicate<String> whose) {
		if (this.users.values().stream().filter(whose).count() <= bound) {
			return Optional.empty();
		}
		return this.users.entrySet()
			.stream()
			.filter((entry) -> entry.getKey() != added && whose.test(entry.getValue()))
			.map(Map.Entry::getKey)
			.min(Comparator.comparingLong(SignedInSessions::lastUse));
	}

	private static long lastUse(HttpSession session) {
		try {
			return session.getLastAccessedTime();
		}
		catch (IllegalStateException ex) {
			return Long.MIN_VALUE;
		}
	}

	private static void end(HttpSession session) {
		try {
			session.invalidate();
		}
		catch (IllegalStateException ex) {
			// It has ended by itself meanwhile.
		}
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		synchronized (this.users) {
			this.users.remove(event.getSession());
		}
	}

}
