package io.heavyread.writer.commit;

import java.time.Duration;

import io.heavyread.cache.store.WriteResult.Written;
import io.heavyread.writer.http.Reply;

/** How a committed write is answered: a pure function, so that it can be repeated. */
@FunctionalInterface
public interface ReplyForm {

	/**
	 * Return the reply.
	 * @param written what the store did
	 * @param context what was kept with the write; of the first request when this one
	 * repeats it
	 * @param duration time that the commit took; zero when the reply is made again and
	 * nobody knows
	 */
	Reply reply(Written written, byte[] context, Duration duration);

}
