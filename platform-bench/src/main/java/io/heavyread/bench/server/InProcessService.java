package io.heavyread.bench.server;

import java.util.ArrayList;
import java.util.List;

import io.heavyread.bench.machine.Ports;
import io.heavyread.local.service.ServiceFilter;
import io.heavyread.reader.ReaderApplication;
import io.heavyread.writer.WriterApplication;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service of the platform in this JVM, for what is measured without HTTP. */
public final class InProcessService implements Server {

	private final ConfigurableApplicationContext context;

	private InProcessService(String service, SpringApplicationBuilder application, String id, String redisAddress,
			String... more) {
		this.context = application
			.properties("spring.jmx.enabled=false", "spring.main.banner-mode=off",
					"spring.main.register-shutdown-hook=false")
			.run(arguments(service, id, redisAddress, more));
	}

	private static String[] arguments(String service, String id, String redisAddress, String... more) {
		List<String> arguments = new ArrayList<>(List.of(more));
		arguments.add("--" + ServiceFilter.SERVICE + "=" + service);
		arguments.add("--platform.instance-id=" + id);
		arguments.add("--REDIS_ADDR=" + redisAddress);
		arguments.add("--server.port=" + Ports.free());
		return arguments.toArray(String[]::new);
	}

	/** Start a writer. */
	static InProcessService writer(String redisAddress) {
		return new InProcessService("writer", WriterApplication.builder(), "bench", redisAddress,
				"--management.server.port=" + Ports.free());
	}

	/** Start a reader. */
	public static InProcessService reader(String id, String redisAddress) {
		return new InProcessService("reader", ReaderApplication.builder(), id, redisAddress,
				"--platform.reader.port=" + Ports.free(), "--platform.admin.token=bench");
	}

	/** Return one of its beans. */
	public <T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
