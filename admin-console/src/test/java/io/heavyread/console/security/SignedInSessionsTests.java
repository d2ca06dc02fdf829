package io.heavyread.console.security;

import java.util.ArrayList;
import java.util.List;

import io.heavyread.console.support.Settings;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;

import static org.assertj.core.api.Assertions.assertThat;

/** Beyond a bound the session that was used longest ago ends, and never the new one. */
class SignedInSessionsTests {

	private final SignedInSessions sessions = new SignedInSessions(
			Settings.of("sessions.per-user=2", "sessions.in-all=3"));

	private final List<String> ended = new ArrayList<>();

	private MockHttpSession session(String name, long lastUse) {
		return new MockHttpSession() {

			@Override
			public long getLastAccessedTime() {
				return lastUse;
			}

			@Override
			public void invalidate() {
				SignedInSessionsTests.this.ended.add(name);
				SignedInSessionsTests.this.sessions.sessionDestroyed(new HttpSessionEvent(this));
			}

		};
	}

	private MockHttpSession signIn(String user, String name, long lastUse) {
		MockHttpSession session = session(name, lastUse);
		this.sessions.attributeAdded(new HttpSessionBindingEvent(session, "SPRING_SECURITY_CONTEXT",
				new SecurityContextImpl(new TestingAuthenticationToken(user, ""))));
		return session;
	}

	@Test
	void sessions_withinTheBounds_stay() {
		signIn("carol", "c1", 1);
		signIn("carol", "c2", 2);
		signIn("dave", "d1", 3);
		assertThat(this.ended).isEmpty();
	}

	@Test
	void oneMoreOfAUser_endsThatUsersOldest() {
		signIn("dave", "d1", 1);
		signIn("carol", "c1", 3);
		signIn("carol", "c2", 2);
		signIn("carol", "c3", 4);
		assertThat(this.ended).containsExactly("c2");
	}

	@Test
	void oneMoreOfAll_endsTheOldestOfAll() {
		signIn("carol", "c1", 2);
		signIn("dave", "d1", 1);
		signIn("erin", "e1", 3);
		signIn("frank", "f1", 4);
		assertThat(this.ended).containsExactly("d1");
	}

	/** Its last use may look older than that of all others. */
	@Test
	void newSession_isNeverTheOneThatEnds() {
		signIn("carol", "c1", 10);
		signIn("carol", "c2", 11);
		signIn("carol", "c3", 1);
		assertThat(this.ended).containsExactly("c1");
	}

	@Test
	void sessionThatHasEnded_takesNoPlace() {
		MockHttpSession first = signIn("carol", "c1", 1);
		signIn("carol", "c2", 2);
		this.sessions.sessionDestroyed(new HttpSessionEvent(first));
		signIn("carol", "c3", 3);
		assertThat(this.ended).isEmpty();
	}

	@Test
	void sessionWithoutAUser_takesNoPlace() {
		for (int i = 0; i < 9; i++) {
			this.sessions.attributeAdded(new HttpSessionBindingEvent(session("s" + i, i), "csrf", "token"));
		}
		assertThat(this.ended).isEmpty();
	}

}
