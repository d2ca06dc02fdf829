package io.heavyread.writer.request;

import java.util.List;

import io.heavyread.store.WriteCondition;
import io.heavyread.writer.http.Json;
import io.heavyread.writer.http.Problem;
import io.heavyread.writer.http.RequestFields;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** {@code If-Match} and {@code If-None-Match} of a write. */
final class Preconditions {

	private static final String ANY = "*";

	/** Holds of nothing. */
	private static final WriteCondition NEVER = new WriteCondition.OneOf(List.of());

	private Preconditions() {
	}

	/**
	 * Return what must hold for the write to happen. A malformed header ends the request
	 * with 400.
	 */
	static WriteCondition of(HttpServletRequest request) {
		WriteCondition match = match(RequestFields.listHeader(request, "If-Match"));
		WriteCondition noneMatch = noneMatch(RequestFields.listHeader(request, "If-None-Match"));
		if (match instanceof WriteCondition.None) {
			return noneMatch;
		}
		// There is a post and there is none: both asked for together never hold.
		return (noneMatch instanceof WriteCondition.None) ? match : NEVER;
	}

	private static WriteCondition match(@Nullable String field) {
		if (field == null) {
			return new WriteCondition.None();
		}
		return field.strip().equals(ANY) ? new WriteCondition.Exists()
				: new WriteCondition.OneOf(EntityTags.chains(field, "If-Match"));
	}

	private static WriteCondition noneMatch(@Nullable String field) {
		if (field == null) {
			return new WriteCondition.None();
		}
		if (!field.strip().equals(ANY)) {
			throw Problem.badRequest("If-None-Match of a write can only be *, but is " + Json.quoted(field) + ".");
		}
		return new WriteCondition.Absent();
	}

}
