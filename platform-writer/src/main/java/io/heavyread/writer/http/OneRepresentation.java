package io.heavyread.writer.http;

import java.util.List;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.accept.FixedContentNegotiationStrategy;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Every reply has one representation, so {@code Accept} is not looked at: a write must
 * not turn into an error because of it.
 */
@Configuration(proxyBeanMethods = false)
class OneRepresentation implements WebMvcConfigurer {

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
		configurer.strategies(List.of(new FixedContentNegotiationStrategy(MediaType.ALL)));
	}

}
