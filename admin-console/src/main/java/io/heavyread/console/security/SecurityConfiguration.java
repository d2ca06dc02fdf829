package io.heavyread.console.security;

import java.net.URI;
import java.util.List;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.cookies.FormTokens;
import io.heavyread.console.cookies.RequestedPageCookie;
import io.heavyread.console.errors.Refusal;
import io.heavyread.console.oidc.OidcSignIn;
import io.heavyread.console.signin.SignInDemand;
import io.heavyread.console.signin.SignInRefusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * One rule for pages and API alike: who signed in may read, operators may do everything
 * else.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String OPERATOR = "OPERATOR";

	/** The management port: health, metrics and build, nothing else is exposed. */
	@Bean
	@Order(1)
	SecurityFilterChain management(HttpSecurity http) {
		return http.securityMatcher(EndpointRequest.toAnyEndpoint())
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain console(HttpSecurity http, ConsoleProperties properties, SignInRefusal refusal,
			ObjectProvider<OidcSignIn> oidc) {
		oidc.ifAvailable((signIn) -> signIn.addTo(http));
		String cookie = properties.sessions().cookieName();
		return http
			.authorizeHttpRequests(
					(requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
						.permitAll()
						.requestMatchers("/login", "/*.css", "/*.js", "/*.svg", "/webjars/**")
						.permitAll()
						.requestMatchers("/posts/new", "/posts/*/edit", "/posts/*/delete", "/readers/*/evict")
						.hasRole(OPERATOR)
						.requestMatchers(HttpMethod.GET, "/**")
						.hasAnyRole("VIEWER", OPERATOR)
						.requestMatchers(HttpMethod.HEAD, "/**")
						.hasAnyRole("VIEWER", OPERATOR)
						.requestMatchers(HttpMethod.POST, "/logout")
						.authenticated()
						.anyRequest()
						.hasRole(OPERATOR))
			.formLogin((form) -> form.loginPage("/login").failureHandler(refusal).defaultSuccessUrl("/").permitAll())
			.httpBasic((basic) -> basic.authenticationEntryPoint(new SignInDemand()))
			.logout((logout) -> logout.logoutSuccessUrl("/login?out").deleteCookies(cookie))
			.csrf((csrf) -> csrf.csrfTokenRepository(new FormTokens(cookie))
				.ignoringRequestMatchers(SecurityConfiguration::isFromNoBrowser))
			.exceptionHandling(
					(errors) -> errors.defaultAuthenticationEntryPointFor(new SignInDemand(), Refusal::wantsNoPage)
						.accessDeniedHandler(new AccessRefusal()))
			.requestCache((cache) -> cache.requestCache(new RequestedPageCookie(cookie)))
			.headers((headers) -> headers(headers, properties))
			.build();
	}

	/**
	 * Calls of the API that name their user themselves. What another site makes a browser
	 * send has its session, or no user.
	 */
	private static boolean isFromNoBrowser(HttpServletRequest request) {
		return request.getServletPath().startsWith("/api/") && request.getHeader("Authorization") != null
				&& request.getSession(false) == null;
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers, ConsoleProperties properties) {
		headers.contentSecurityPolicy((policy) -> policy.policyDirectives(policy(properties)))
			.frameOptions((frames) -> frames.deny())
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.permissionsPolicyHeader(
					(permissions) -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
			.crossOriginOpenerPolicy((opener) -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
	}

	private static String policy(ConsoleProperties properties) {
		URI grafana = properties.grafana().url();
		String frames = (grafana != null) ? grafana.getScheme() + "://" + grafana.getAuthority() : "'none'";
		return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
				+ "frame-src " + frames + "; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
	}

	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

	@Bean
	UserDetailsService users(ConsoleProperties properties, ObjectProvider<OidcSignIn> oidc) {
		List<UserDetails> users = properties.users().stream().map(SecurityConfiguration::user).toList();
		if (users.isEmpty() && oidc.stream().findAny().isEmpty()) {
			throw new IllegalArgumentException("platform.console.users must be a list of at least one user with name, "
					+ "password and roles, but is 'empty'");
		}
		return new InMemoryUserDetailsManager(users);
	}

	private static UserDetails user(ConsoleProperties.User user) {
		String password = user.password().startsWith("{") ? user.password() : "{bcrypt}" + user.password();
		return User.withUsername(user.name()).password(password).roles(user.roles().toArray(String[]::new)).build();
	}

}
