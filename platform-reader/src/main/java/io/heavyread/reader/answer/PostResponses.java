package io.heavyread.reader.answer;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Representation;
import io.heavyread.reader.http.Coding;
import io.heavyread.reader.http.EntityTags;
import io.heavyread.reader.http.Freshness;
import io.heavyread.reader.http.Resource;
import io.heavyread.reader.http.ResponseHeads;
import io.heavyread.reader.http.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Writes posts: chooses among the prepared forms and puts the shared head before the
 * bytes that were made when the post arrived.
 */
final class PostResponses {

	private final Marshalling marshalling = new Marshalling();

	/**
	 * Answer with the post.
	 * @param ageSeconds the age of a stale answer
	 */
	void write(Exchange exchange, Request request, Entry entry, Freshness freshness, long ageSeconds) {
		Representation plain = entry.plain();
		if (plain == null) {
			throw new IllegalArgumentException("a tombstone has no response: " + entry);
		}
		if (request.resource() == Resource.POST_MARSHAL) {
			marshal(exchange, request, plain);
			return;
		}
		Representation gzip = entry.gzip();
		Coding coding = (gzip != null) ? exchange.coding(request.headers().acceptEncoding()) : Coding.PLAIN;
		boolean zipped = gzip != null && coding != Coding.PLAIN;
		Representation chosen = (gzip != null && zipped) ? gzip : plain;
		Representation known = known(request.headers().ifNoneMatch(), entry, chosen, zipped, plain, coding);
		boolean varies = gzip != null;
		if (known != null) {
			Shape shape = varies ? Shape.NOT_MODIFIED_OF_TWO : Shape.NOT_MODIFIED;
			send(exchange, request, shape, known, freshness, ageSeconds);
		}
		else {
			Shape whole = varies ? Shape.PLAIN_OF_TWO : Shape.PLAIN;
			send(exchange, request, zipped ? Shape.GZIP : whole, chosen, freshness, ageSeconds);
		}
	}

	/** Return the form that the client has already, if that one will do. */
	private static @Nullable Representation known(@Nullable String list, Entry entry, Representation chosen,
			boolean zipped, Representation plain, Coding coding) {
		if (list == null) {
			return null;
		}
		if (EntityTags.names(list, entry.chain(), zipped)) {
			return chosen;
		}
		return (coding == Coding.GZIP && EntityTags.names(list, entry.chain(), false)) ? plain : null;
	}

	private static void send(Exchange exchange, Request request, Shape shape, Representation form, Freshness freshness,
			long ageSeconds) {
		byte[] bytes = form.bytes();
		int from = shape.hasBody() ? 0 : form.validatorsOffset();
		int to = (shape.hasBody() && !request.headOnly()) ? bytes.length : form.bodyOffset();
		ResponseWriter writer = exchange.writer();
		writer.head(exchange.head(request, freshness, shape), to - from);
		byte[] crossOrigin = exchange.crossOrigin();
		if (crossOrigin != null) {
			writer.head(crossOrigin, to - from);
		}
		if (freshness == Freshness.STALE) {
			writer.head(ResponseHeads.age(ageSeconds), to - from);
		}
		writer.body(bytes, from, to);
		exchange.answered(shape.hasBody() ? 200 : 304, request.persistence());
	}

	private void marshal(Exchange exchange, Request request, Representation plain) {
		exchange.document(request, this.marshalling.again(plain.bytes(), plain.bodyOffset()));
	}

}
