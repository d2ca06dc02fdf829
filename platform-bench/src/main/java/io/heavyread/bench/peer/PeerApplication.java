package io.heavyread.bench.peer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heavyread.bench.load.Posts;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Spring MVC on Tomcat over Caffeine, without Actuator, security or anything else that
 * would cost it time. Tomcat may answer any number of requests per connection.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class, JacksonAutoConfiguration.class,
		HttpMessageConvertersAutoConfiguration.class, TomcatServletWebServerAutoConfiguration.class,
		DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class })
@Import(PeerController.class)
public class PeerApplication {

	public static void main(String[] arguments) {
		SpringApplication application = new SpringApplication(PeerApplication.class);
		application.setDefaultProperties(java.util.Map.of("spring.config.name", "peer", "server.address", "127.0.0.1",
				"server.tomcat.max-keep-alive-requests", "-1", "spring.main.banner-mode", "off"));
		application.run(arguments);
	}

	@Bean
	Cache<String, Post> posts(@Value("${peer.sizes}") int[] sizes, @Value("${peer.count}") int count) {
		Cache<String, Post> posts = Caffeine.newBuilder().maximumSize(10_000_000).build();
		for (int size : sizes) {
			for (int i = 0; i < ((size == sizes[0]) ? count : 1); i++) {
				String id = Posts.id(size, i);
				posts.put(id, new Post(id, "My First Post", Posts.content(size), "demo-user", 1764423554123456789L,
						"282e55d9b2a933e6de06fa33878ef6b2"));
			}
		}
		return posts;
	}

	@Bean
	Cache<String, byte[]> bodies(@Value("${peer.sizes}") int[] sizes) {
		Cache<String, byte[]> bodies = Caffeine.newBuilder().maximumSize(10_000_000).build();
		for (int size : sizes) {
			bodies.put(Posts.id(size, 0), Posts.body(size, 0));
		}
		return bodies;
	}

}
