package io.heavyread.writer.commit;

import java.time.Duration;
import java.util.List;

import io.heavyread.cache.fleet.Propagation;
import io.heavyread.cache.store.WriteResult.Written;
import org.jspecify.annotations.Nullable;

/**
 * A write that was committed, as its reply tells it.
 *
 * @param id the post's id
 * @param written what the store did
 * @param context what was kept with the write; of the first request when this one repeats
 * it
 * @param duration time that the commit took; zero when the reply is made again and nobody
 * knows
 * @param propagation how far the write got with each reader, null when nobody asked
 */
public record Committed(String id, Written written, byte[] context, Duration duration,
		@Nullable List<Propagation> propagation) {
}
