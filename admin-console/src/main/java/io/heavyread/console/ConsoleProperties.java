package io.heavyread.console;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.heavyread.protocol.boot.Properties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console.
 *
 * @param users who may sign in with a password; without any the console starts in the
 * profile oidc only
 * @param environment name of the installation, shown on every page
 * @param sampleInterval time between two looks at the fleet
 * @param readerTimeout time after which a reader's answer is given up
 * @param writerTimeout time after which the writer's answer is given up, without the time
 * that it waits for readers
 * @param traceWait how long a write waits for all readers to tell when they applied it
 * @param allowedReaderNetworks addresses that registered members may have, as networks in
 * CIDR form: those of the deployment, of this machine only unless told
 * @param lockout what follows failed attempts to sign in
 * @param sessions sessions of those who signed in
 * @param auditSize about how many entries of the audit are kept
 * @param coherenceInterval time between two samples that compare readers with the store
 * @param gateway the gateway in front of the readers
 * @param grafana where panels come from
 * @param drainDelay time at the begin of the console's end in which requests are still
 * answered, so that balancers see its readiness change, 0 to 1 min
 */
@ConfigurationProperties("platform.console")
public record ConsoleProperties(@DefaultValue List<User> users, @DefaultValue("local") String environment,
		@DefaultValue("1s") Duration sampleInterval, @DefaultValue("800ms") Duration readerTimeout,
		@DefaultValue("3s") Duration writerTimeout, @DefaultValue("500ms") Duration traceWait, @DefaultValue( {
				"127.0.0.0/8", "::1/128" }) List<String> allowedReaderNetworks,
		@DefaultValue Lockout lockout, @DefaultValue Sessions sessions, @DefaultValue("10000") int auditSize,
		@DefaultValue("10s") Duration coherenceInterval, @DefaultValue Gateway gateway, @DefaultValue Grafana grafana,
		@DefaultValue("0s") Duration drainDelay){

	public ConsoleProperties {
		users = List.copyOf(users);
		positive("platform.console.sample-interval", sampleInterval);
		positive("platform.console.reader-timeout", readerTimeout);
		positive("platform.console.writer-timeout", writerTimeout);
		positive("platform.console.coherence-interval", coherenceInterval);
		Properties.check(traceWait.toMillis() >= 1 && traceWait.toMillis() <= 10_000, "platform.console.trace-wait",
				"1ms to 10s", traceWait);
		Properties.positive("platform.console.audit-size", auditSize);
		Properties.check(!drainDelay.isNegative() && drainDelay.toSeconds() <= 60, "platform.console.drain-delay",
				"0s to 1m", drainDelay);
	}

	private static void positive(String name, Duration value) {
		Properties.check(value.toMillis() > 0, name, "1ms or longer", value);
	}

	/**
	 * Someone who may sign in.
	 *
	 * @param name the name, at most {@value #MAX_NAME} characters
	 * @param password the bcrypt hash of the password
	 * @param roles VIEWER, OPERATOR
	 */
	public record User(String name, String password, List<String> roles) {

		/** Length of the longest name. */
		public static final int MAX_NAME = 128;

		private static final String BCRYPT = "(\\{bcrypt\\})?\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}";

		public User {
			Properties.check(name != null && !name.isBlank() && name.length() <= MAX_NAME,
					"platform.console.users[].name", "a name of at most " + MAX_NAME + " characters", "" + name);
			Properties.check(password != null && password.matches(BCRYPT),
					"platform.console.users[].password of " + name, "a bcrypt hash", "something else");
			Properties.check(roles != null && !roles.isEmpty() && List.of("VIEWER", "OPERATOR").containsAll(roles),
					"platform.console.users[].roles of " + name, "VIEWER, OPERATOR or both", "" + roles);
			roles = List.copyOf(roles);
		}

		@Override
		public String toString() {
			return "User[" + this.name + ", " + this.roles + "]";
		}

	}

	/**
	 * What follows failed attempts to sign in.
	 *
	 * @param attempts wrong passwords in a row after which a name is locked for the
	 * address they came from
	 * @param duration how long it stays locked
	 */
	public record Lockout(@DefaultValue("5") int attempts, @DefaultValue("5m") Duration duration) {

		public Lockout {
			Properties.positive("platform.console.lockout.attempts", attempts);
			positive("platform.console.lockout.duration", duration);
		}

	}

	/**
	 * Sessions of those who signed in.
	 *
	 * @param cookieName name of the session's cookie, with which those of other cookies
	 * begin; two consoles on one host need two
	 * @param perUser most sessions of one user
	 * @param inAll most sessions of all users
	 * @param streamsPerUser most pages of one user that are kept up to date
	 */
	public record Sessions(@DefaultValue("console") String cookieName, @DefaultValue("20") int perUser,
			@DefaultValue("1000") int inAll, @DefaultValue("50") int streamsPerUser) {

		public Sessions {
			Properties.check(cookieName.matches("[A-Za-z0-9_-]{1,64}"), "platform.console.sessions.cookie-name",
					"1 to 64 characters of A-Z a-z 0-9 _ -", cookieName);
			Properties.positive("platform.console.sessions.per-user", perUser);
			Properties.positive("platform.console.sessions.in-all", inAll);
			Properties.positive("platform.console.sessions.streams-per-user", streamsPerUser);
		}

	}

	/**
	 * The gateway in front of the readers.
	 *
	 * @param url where clients reach it; shown in commands and asked for its health
	 * @param controlUrl the control API of APISIX, which knows each reader's health
	 */
	public record Gateway(@Nullable URI url, @Nullable URI controlUrl) {
	}

	/**
	 * Where panels come from.
	 *
	 * @param url Grafana's address as the browser sees it
	 * @param checkUrl Grafana's address as the console sees it; the same when missing
	 * @param dashboard uid of the dashboard
	 * @param panels ids of the panels to show, at most four
	 */
	public record Grafana(@Nullable URI url, @Nullable URI checkUrl, @DefaultValue("platform") String dashboard,
			@DefaultValue( {
					"panel-1", "panel-2", "panel-3", "panel-4" }) List<String> panels){

		public Grafana {
			panels = List.copyOf(panels);
		}

	}

}
