package io.heavyread.reader.manage;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.FeedControl;
import io.heavyread.cache.FeedStatus;
import io.heavyread.cache.metrics.PropagationLag;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.fleet.MemberIdentity;
import io.heavyread.protocol.manage.ReaderState;
import io.heavyread.protocol.wire.FrameHeader;
import io.heavyread.protocol.wire.WireVersions;
import io.heavyread.reader.traffic.LookupRates;
import io.heavyread.reader.traffic.Lookups;
import io.heavyread.reader.traffic.Traffic;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Puts together what the reader tells about itself. Any thread may call. */
@Component
class ReaderStateSource {

	private final Instant startedAt = Instant.now();

	private final MemberIdentity identity;

	private final FeedControl feed;

	private final CacheContents contents;

	private final PropagationLag lag;

	private final Traffic traffic;

	private final LookupRates rates;

	private final WireVersions versions;

	ReaderStateSource(MemberIdentity identity, FeedControl feed, CacheContents contents, PropagationLag lag,
			Traffic traffic, LookupRates rates, WireVersions versions) {
		this.identity = identity;
		this.feed = feed;
		this.contents = contents;
		this.lag = lag;
		this.traffic = traffic;
		this.rates = rates;
		this.versions = versions;
	}

	ReaderState now() {
		FeedStatus status = this.feed.status();
		Position position = status.position();
		Lookups all = this.rates.sinceStart();
		Lookups minute = this.rates.lastMinute();
		return new ReaderState(this.identity.id(), status.state().name(), Position.hex(position.epoch()),
				position.sequence(), Position.hex(position.chain()), status.storeSequence(), status.leaseAgeMillis(),
				this.contents.size(), this.contents.weightBytes(), this.contents.maxWeightBytes(), all.hits(),
				all.misses(), all.hitRatio(), minute.hitRatio(), minute.total(), lag(), status.gaps(),
				status.resyncTotal(), this.startedAt.toString(), status.since().toString(), status.cause(),
				status.revalidating(), status.generation(), status.resyncs(), status.changes(), all.stale(),
				this.contents.evictions(), this.traffic.connections(),
				Instant.now().toEpochMilli() - this.startedAt.toEpochMilli(), this.identity.dataAddress(),
				this.identity.managementAddress(), FrameHeader.VERSION, unsupported(), jvm());
	}

	private ReaderState.Lag lag() {
		PropagationLag.Summary summary = this.lag.summary();
		return new ReaderState.Lag(summary.p50Ms(), summary.p99Ms(), summary.maxMs(), summary.lastMs());
	}

	private @Nullable Integer unsupported() {
		int version = this.versions.unsupported();
		return (version != WireVersions.NONE) ? version : null;
	}

	private static ReaderState.Jvm jvm() {
		MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
		return new ReaderState.Jvm(Runtime.version().toString(), heap.getUsed(), heap.getCommitted(), heap.getMax(),
				ManagementFactory.getThreadMXBean().getThreadCount());
	}

}
