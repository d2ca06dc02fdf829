package io.heavyread.service.body;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.support.DaemonThreads;
import io.heavyread.service.web.ContinueValve;
import io.heavyread.service.web.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Receives each request's body before anything else is done with the request, and holds
 * no thread while it arrives: however many clients send slowly, the threads are free for
 * the others. What comes behind reads the body from memory. The filter is called by the
 * server's threads; its clock is one thread.
 */
public final class RequestBodies extends OncePerRequestFilter implements Ordered, InitializingBean, DisposableBean {

	/** After the filter that measures requests, before all that may refuse one. */
	public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 5;

	private static final String BODY = RequestBodies.class.getName();

	private static final long CHECK_MILLIS = 250;

	private final Bodies bodies;

	private @Nullable ScheduledExecutorService clock;

	public RequestBodies(BodyLimits limits) {
		this.bodies = new Bodies(limits, System::nanoTime);
	}

	@Override
	public void afterPropertiesSet() {
		this.clock = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = DaemonThreads.named("request-bodies", task);
			// Not the server's own loader, which would miss the thread's end.
			thread.setContextClassLoader(RequestBodies.class.getClassLoader());
			return thread;
		});
		this.clock.scheduleWithFixedDelay(this::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void check() {
		try {
			this.bodies.check();
		}
		catch (RuntimeException ex) {
			// The next check must come whatever happened in this one.
			this.logger.warn("The bodies that arrive could not be checked", ex);
		}
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getDispatcherType() == DispatcherType.ASYNC) {
			if (request.getAttribute(BODY) instanceof IncomingBody body) {
				request.removeAttribute(BODY);
				handle(body, request, response, chain);
				return;
			}
		}
		else if (request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
			receive(request, response);
			return;
		}
		chain.doFilter(request, response);
	}

	private void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
		BodyLimits limits = this.bodies.limits();
		if (request.getContentLengthLong() > limits.maxBytes() && request.getHeader(HttpHeaders.EXPECT) != null) {
			// A body that will be refused is not asked for.
			IncomingBody.tooLarge(limits).writeTo(response);
			return;
		}
		AsyncContext context = request.startAsync(request, response);
		// The clock ends what takes too long.
		context.setTimeout(0);
		IncomingBody body = new IncomingBody(this.bodies, context, request.getInputStream());
		request.setAttribute(BODY, body);
		ContinueValve.ask(request);
		body.begin(request.getContentLengthLong());
	}

	private void handle(IncomingBody body, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			Refusal refusal = body.outcome();
			if (refusal != null) {
				response.setHeader(HttpHeaders.CONNECTION, "close");
				refusal.writeTo(response);
				return;
			}
			ReceivedRequest received = new ReceivedRequest(request, body);
			chain.doFilter(received, response);
			received.handled();
		}
		finally {
			body.release();
		}
	}

	@Override
	public void destroy() {
		if (this.clock != null) {
			this.clock.shutdownNow();
		}
	}

}
