package io.heavyread.console.live;

import java.time.Duration;

import org.springframework.http.CacheControl;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A stream that proxies pass on as it comes: nginx would collect 4 KB first. */
final class EventStream extends SseEmitter {

	EventStream(Duration length) {
		super(length.toMillis());
	}

	@Override
	protected void extendResponse(ServerHttpResponse response) {
		super.extendResponse(response);
		response.getHeaders().setCacheControl(CacheControl.noStore().noTransform());
		response.getHeaders().set("X-Accel-Buffering", "no");
	}

}
