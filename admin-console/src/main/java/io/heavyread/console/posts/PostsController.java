package io.heavyread.console.posts;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.heavyread.console.errors.NotFoundException;
import io.heavyread.console.json.JsonLayout;
import io.heavyread.console.posts.PostWrites.Done;
import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.console.store.StoreView;
import io.heavyread.console.store.StoredPost;
import io.heavyread.console.store.StoredVersion;
import io.heavyread.console.traces.Trace;
import io.heavyread.console.traces.Traces;
import io.heavyread.console.writer.WriteReply;
import io.heavyread.protocol.PostId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The posts: newest first, and the forms to create, edit and delete. */
@Controller
class PostsController {

	private static final int PAGE = 25;

	private static final int LAST_PAGE = 4000;

	private final StoreView store;

	private final PostWrites writes;

	private final Traces traces;

	PostsController(StoreView store, PostWrites writes, Traces traces) {
		this.store = store;
		this.writes = writes;
		this.traces = traces;
	}

	@GetMapping("/posts")
	String list(@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "") String id, Model model,
			RedirectAttributes redirect) {
		String wanted = id.strip();
		if (PostId.isValid(wanted)) {
			redirect.addAttribute("id", wanted);
			return "redirect:/keys/{id}";
		}
		model.addAttribute("wanted", wanted);
		int at = Math.min(Math.max(1, page), LAST_PAGE);
		try {
			List<StoredVersion> posts = this.store.newest((long) (at - 1) * PAGE, PAGE);
			model.addAttribute("posts", posts);
			model.addAttribute("total", this.store.summary().posts());
			model.addAttribute("first", (at - 1) * PAGE + 1);
			model.addAttribute("page", at);
		}
		catch (StoreUnavailableException ex) {
			model.addAttribute("problem", ex.getMessage());
		}
		model.addAttribute("traces", this.traces.newest(5));
		return "posts/list";
	}

	@GetMapping("/posts/new")
	String create(Model model) {
		return form(model, PostForm.empty(UUID.randomUUID().toString()), Map.of(), null);
	}

	@GetMapping("/posts/{id}/edit")
	String edit(@PathVariable String id, Model model) {
		return form(model, formOf(living(id)), Map.of(), null);
	}

	private StoredPost living(String id) {
		return this.store.post(id)
			.filter((post) -> !post.version().deleted())
			.orElseThrow(() -> new NotFoundException("There is no post of that id."));
	}

	private static PostForm formOf(StoredPost post) {
		return new PostForm(post.version().id(), JsonLayout.text(post.body(), "title"),
				JsonLayout.text(post.body(), "content"), JsonLayout.text(post.body(), "author"), post.version().etag(),
				UUID.randomUUID().toString());
	}

	@PostMapping("/posts")
	String save(@ModelAttribute PostForm form, Model model, Principal user) {
		Map<String, String> errors = form.errors();
		if (!errors.isEmpty()) {
			return form(model, form, errors, null);
		}
		Done done = this.writes.save(form, user.getName());
		Trace trace = done.trace();
		return (trace != null) ? "redirect:/traces/" + trace.number() : form(model, form, Map.of(), done.written());
	}

	/** Show the form again; after a lost race with what is there now beside it. */
	private String form(Model model, PostForm form, Map<String, String> errors, @Nullable WriteReply refused) {
		model.addAttribute("form", form);
		model.addAttribute("edit", form.isEdit());
		model.addAttribute("errors", errors);
		if (refused != null) {
			model.addAttribute("refused", refused);
			if (refused.status() == 412) {
				model.addAttribute("race", race(String.valueOf(form.id()).strip()));
			}
		}
		return "posts/form";
	}

	private @Nullable PostForm race(String id) {
		try {
			return this.store.post(id)
				.filter((post) -> !post.version().deleted())
				.map(PostsController::formOf)
				.orElse(null);
		}
		catch (StoreUnavailableException ex) {
			return null;
		}
	}

	@GetMapping("/posts/{id}/delete")
	String askDelete(@PathVariable String id, Model model) {
		model.addAttribute("stored", living(id).version());
		return "posts/delete";
	}

	@PostMapping("/posts/{id}/delete")
	String delete(@PathVariable String id, @RequestParam(defaultValue = "") String seen,
			@RequestParam(defaultValue = "") String typed, Model model, Principal user) {
		if (!id.equals(typed.strip())) {
			model.addAttribute("stored", living(id).version());
			model.addAttribute("wrong", "That is not the post's id. Nothing was deleted.");
			return "posts/delete";
		}
		Done done = this.writes.delete(id, seen, user.getName());
		Trace trace = done.trace();
		if (trace != null) {
			return "redirect:/traces/" + trace.number();
		}
		model.addAttribute("stored", living(id).version());
		model.addAttribute("wrong",
				(done.written().status() == 412)
						? "Somebody wrote the post after this page was opened. Nothing was deleted."
						: done.written().problem());
		return "posts/delete";
	}

}
