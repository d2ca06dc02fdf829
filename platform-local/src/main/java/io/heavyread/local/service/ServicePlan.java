package io.heavyread.local.service;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One service that shall run in this JVM.
 *
 * @param stage when it stops
 * @param name the instance's name, as in {@code reader-2}
 * @param builder makes its application
 * @param properties its properties, stronger than its configuration file and than the
 * user's arguments
 */
public record ServicePlan(StopStage stage, String name, Supplier<SpringApplicationBuilder> builder,
		Map<String, String> properties) {

	/** Run the service's own context; blocks until it is ready. */
	ConfigurableApplicationContext run(List<String> userArguments) {
		// One hook, the launcher's, stops the services in their order.
		SpringApplicationBuilder application = this.builder.get().registerShutdownHook(false);
		application.application().setListeners(listeners(application));
		return application.run(arguments(userArguments));
	}

	/** Logging is the launcher's: a second initialisation would reset it for all. */
	private static List<ApplicationListener<?>> listeners(SpringApplicationBuilder application) {
		return application.application()
			.getListeners()
			.stream()
			.filter((listener) -> !(listener instanceof LoggingApplicationListener))
			.filter((listener) -> !listener.getClass().getName().startsWith("org.springframework.cloud."))
			.toList();
	}

	String[] arguments(List<String> userArguments) {
		Set<String> own = this.properties.keySet();
		Stream<String> users = userArguments.stream().filter((argument) -> !own.contains(name(argument)));
		Stream<String> ours = this.properties.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue());
		return Stream.concat(users, ours).toArray(String[]::new);
	}

	private static String name(String argument) {
		String option = argument.startsWith("--") ? argument.substring(2) : argument;
		int equals = option.indexOf('=');
		return (equals < 0) ? option : option.substring(0, equals);
	}

}
