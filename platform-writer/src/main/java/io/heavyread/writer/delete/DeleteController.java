package io.heavyread.writer.delete;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.heavyread.cache.PostId;
import io.heavyread.cache.store.WriteResult.Written;
import io.heavyread.writer.commit.Commits;
import io.heavyread.writer.commit.WriteRequests;
import io.heavyread.writer.http.Json;
import io.heavyread.writer.http.Problem;
import io.heavyread.writer.http.Reply;
import io.heavyread.writer.http.RequestFields;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;

/** {@code DELETE /post?id=}: leaves a tombstone. */
@Controller
class DeleteController {

	private final WriteRequests requests;

	private final Commits commits;

	DeleteController(WriteRequests requests, Commits commits) {
		this.requests = requests;
		this.commits = commits;
	}

	@DeleteMapping("/post")
	CompletionStage<ResponseEntity<byte[]>> delete(HttpServletRequest request) {
		String id = id(request);
		return this.commits.commit(this.requests.read(request).delete(id, DeleteController::reply))
			.thenApply(Reply::toEntity);
	}

	private static String id(HttpServletRequest request) {
		String id = RequestFields.parameter(request, "id");
		if (id == null) {
			throw Problem.badRequest("The query parameter id is missing.");
		}
		if (!PostId.isValid(id)) {
			throw Problem.badRequest("The query parameter id is not a post id: " + Json.quoted(id) + ".");
		}
		return id;
	}

	private static Reply reply(Written written, byte[] context, Duration duration) {
		return new Reply(204, Map.of("X-Post-Version", Long.toString(written.version())), context);
	}

}
