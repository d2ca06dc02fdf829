package io.heavyread.writer.posts;

import java.io.IOException;
import java.util.concurrent.CompletionStage;

import io.heavyread.protocol.PostId;
import io.heavyread.writer.commit.Commits;
import io.heavyread.writer.http.Json;
import io.heavyread.writer.http.Problem;
import io.heavyread.writer.http.Reply;
import io.heavyread.writer.http.RequestFields;
import io.heavyread.writer.request.WriteRequest;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;

/** {@code DELETE /post?id=}: leaves a tombstone. */
@Controller
class DeleteController {

	private final Commits commits;

	DeleteController(Commits commits) {
		this.commits = commits;
	}

	@DeleteMapping("/post")
	CompletionStage<ResponseEntity<byte[]>> delete(HttpServletRequest request) throws IOException {
		String id = id(request);
		return this.commits.delete(WriteRequest.of(request), id, new DeletedReply(id)).thenApply(Reply::toEntity);
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

}
