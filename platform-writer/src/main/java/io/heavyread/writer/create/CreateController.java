package io.heavyread.writer.create;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.heavyread.writer.commit.Commits;
import io.heavyread.writer.commit.WriteRequest;
import io.heavyread.writer.commit.WriteRequests;
import io.heavyread.writer.http.Reply;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /create}: a new post, or another content of a post. */
@Controller
class CreateController {

	private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

	private final WriteRequests requests;

	private final Commits commits;

	private final Clock clock;

	CreateController(WriteRequests requests, Commits commits, Clock clock) {
		this.requests = requests;
		this.commits = commits;
		this.clock = clock;
	}

	@PostMapping("/create")
	CompletionStage<ResponseEntity<byte[]>> create(HttpServletRequest servletRequest) throws IOException {
		ContentTypeRule.check(servletRequest);
		WriteRequest request = this.requests.read(servletRequest);
		PostDraft draft = DraftReader.read(request.body());
		PostDocument post = PostDocument.of(idOf(draft), draft, this.clock.instant());
		return commit(request, post).thenApply(Reply::toEntity);
	}

	private CompletionStage<Reply> commit(WriteRequest request, PostDocument post) {
		Instant now = this.clock.instant();
		byte[] context = new CreatedReply(post.id(), post.hash(), PostDocument.nanos(now)).context();
		return this.commits.commit(request.put(post.id(), post.bytes(), context, CreatedReply::of));
	}

	private String idOf(PostDraft draft) {
		return (draft.id() != null) ? draft.id() : this.ids.generate().toString();
	}

}
