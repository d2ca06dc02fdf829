package io.heavyread.writer.commit;

import io.heavyread.writer.http.Reply;

/** How a committed write is answered: a pure function, so that it can be repeated. */
@FunctionalInterface
public interface ReplyForm {

	/** Return the reply. */
	Reply reply(Committed committed);

}
