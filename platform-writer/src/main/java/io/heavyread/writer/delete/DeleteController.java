package io.heavyread.writer.delete;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.heavyread.cache.PostId;
import io.heavyread.writer.commit.Commits;
import io.heavyread.writer.commit.Committed;
import io.heavyread.writer.commit.PropagationJson;
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
	CompletionStage<ResponseEntity<byte[]>> delete(HttpServletRequest request) throws IOException {
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

	private static Reply reply(Committed committed) {
		String version = Long.toString(committed.written().version());
		if (committed.propagation() == null) {
			return new Reply(204, Map.of("X-Post-Version", version), committed.context());
		}
		return new Reply(200, Map.of("X-Post-Version", version, "Content-Type", "application/json"), body(committed));
	}

	private static byte[] body(Committed committed) {
		return Json.object((json) -> {
			json.writeStringProperty("status", "success");
			json.writeStringProperty("post_id", committed.id());
			json.writeNumberProperty("version", committed.written().version());
			PropagationJson.write(json, committed.propagation());
		});
	}

}
