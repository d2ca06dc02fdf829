package io.heavyread.console.overview;

import java.time.Instant;

import io.heavyread.console.fleet.ReaderView;
import io.heavyread.protocol.manage.ReaderState;
import org.jspecify.annotations.Nullable;

/**
 * A reader in the API.
 *
 * @param id its id
 * @param dataAddress host:port that serves posts
 * @param managementAddress host:port of the management endpoints
 * @param status how it stands
 * @param since since when
 * @param cause why, empty when there is nothing to say
 * @param stale whether the values are old
 * @param sampledAt when it told them
 * @param requestsPerSecond requests per second, null when unknown
 * @param state what it told last, null when it never answered
 */
record ApiReader(String id, String dataAddress, String managementAddress, String status, Instant since, String cause,
		boolean stale, @Nullable Instant sampledAt, @Nullable Double requestsPerSecond, @Nullable ReaderState state) {

	static ApiReader of(ReaderView reader) {
		return new ApiReader(reader.id(), reader.dataAddress(), reader.managementAddress(), reader.status().name(),
				reader.since(), reader.cause(), reader.isStale(), reader.sampledAt(),
				Double.isNaN(reader.rate()) ? null : reader.rate(), reader.state());
	}

}
