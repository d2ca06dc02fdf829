package io.heavyread.protocol.boot;

import io.heavyread.protocol.wire.WireVersions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Whether processes of another wire version are about. */
public final class WireMeters implements MeterBinder {

	private final WireVersions versions;

	public WireMeters(WireVersions versions) {
		this.versions = versions;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("platform.wire.unsupported", this.versions, WireVersions::unsupported)
			.description("The wire version, other than this process's, of a frame that was refused; -1 for none")
			.register(registry);
	}

}
