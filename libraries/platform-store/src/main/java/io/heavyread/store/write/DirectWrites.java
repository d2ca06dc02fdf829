package io.heavyread.store.write;

import java.util.concurrent.CompletionStage;

import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Session;
import io.heavyread.store.WriteResult;

/** Writes over the link's own connection; the primary's reply is enough. */
final class DirectWrites implements WritePath {

	private final RedisLink link;

	private final Confirmation confirmation;

	DirectWrites(RedisLink link, Confirmation confirmation) {
		this.link = link;
		this.confirmation = confirmation;
	}

	@Override
	public CompletionStage<WriteResult> write(ScriptedWrite write) {
		Session session = this.link.session();
		this.confirmation.beforeSending(session);
		return write.run(session.commands())
			.thenApply((result) -> this.confirmation.believed(this.link, session, result));
	}

}
