package io.heavyread.console.support;

import java.time.Duration;
import java.util.Arrays;

import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.apache.catalina.Session;
import org.apache.catalina.session.ManagerBase;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

import static org.awaitility.Awaitility.await;

/** The sessions of a console, whose time a test can let run out. */
public final class Sessions {

	private final Manager manager;

	private Sessions(Manager manager) {
		this.manager = manager;
	}

	/** Return those of the platform's console. */
	public static Sessions of(Platform platform) {
		TomcatWebServer server = (TomcatWebServer) ((WebServerApplicationContext) platform.console()).getWebServer();
		Context context = (Context) server.getTomcat().getHost().findChildren()[0];
		return new Sessions(context.getManager());
	}

	/**
	 * Give all sessions of now that time, and wait until it is over, which begins anew
	 * with each request of a page.
	 */
	public void expireAfter(Duration time) {
		Session[] all = this.manager.findSessions();
		for (Session session : all) {
			session.setMaxInactiveInterval((int) time.toSeconds());
		}
		await().atMost(time.plusSeconds(10))
			.until(() -> Arrays.stream(all).allMatch((session) -> session.getIdleTimeInternal() > time.toMillis()));
	}

	/** Return how many there are. */
	public int count() {
		return this.manager.getActiveSessions();
	}

	/** Remove what has expired, as the server does now and then. */
	public void sweep() {
		((ManagerBase) this.manager).processExpires();
	}

}
