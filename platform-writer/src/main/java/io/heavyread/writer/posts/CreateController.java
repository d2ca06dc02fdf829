package io.heavyread.writer.posts;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.heavyread.writer.commit.Commits;
import io.heavyread.writer.http.Reply;
import io.heavyread.writer.request.WriteRequest;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /create}: a new post, or new content of a present one. */
@Controller
class CreateController {

	private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

	private final Commits commits;

	private final Clock clock;

	CreateController(Commits commits, Clock clock) {
		this.commits = commits;
		this.clock = clock;
	}

	@PostMapping("/create")
	CompletionStage<ResponseEntity<byte[]>> create(HttpServletRequest servletRequest) throws IOException {
		ContentTypeRule.check(servletRequest);
		WriteRequest request = WriteRequest.of(servletRequest);
		PostDraft draft = DraftReader.read(request.body());
		PostDocument post = PostDocument.of(idOf(draft), draft, this.clock.instant());
		CreatedReply reply = new CreatedReply(post.id(), post.hash(), PostDocument.nanos(this.clock.instant()));
		return this.commits.put(request, post.id(), post.bytes(), reply).thenApply(Reply::toEntity);
	}

	private String idOf(PostDraft draft) {
		return (draft.id() != null) ? draft.id() : this.ids.generate().toString();
	}

}
