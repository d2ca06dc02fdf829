package io.heavyread.console.posts;

import java.util.LinkedHashMap;
import java.util.Map;

import io.heavyread.protocol.PostId;
import org.jspecify.annotations.Nullable;

/**
 * What an editor entered.
 *
 * @param id the post's id, empty for one that the writer makes
 * @param title the title
 * @param content the content
 * @param author the author
 * @param seen ETag of the version that the editor saw, empty for a new post
 * @param key idempotency key, so that a form sent twice writes once
 */
public record PostForm(@Nullable String id, @Nullable String title, @Nullable String content, @Nullable String author,
		@Nullable String seen, @Nullable String key) {

	private static final int MAX_LENGTH = 900_000;

	/** Return an empty form. */
	static PostForm empty(String key) {
		return new PostForm("", "", "", "", "", key);
	}

	/** Tell whether this edits a post that was there. */
	boolean isEdit() {
		return !text(this.seen).isBlank();
	}

	/** Return a sentence per field that is not right. */
	Map<String, String> errors() {
		Map<String, String> errors = new LinkedHashMap<>();
		String name = text(this.id).strip();
		if (!name.isEmpty() && !PostId.isValid(name)) {
			errors.put("id", "1 to 128 characters of A-Z a-z 0-9 . _ : -, not only dots. Empty: the writer makes one.");
		}
		if (text(this.title).isBlank()) {
			errors.put("title", "A title needs at least one visible character.");
		}
		if (text(this.content).length() > MAX_LENGTH) {
			errors.put("content", "The writer takes posts up to 1 MB.");
		}
		return errors;
	}

	/** Return the document for the writer. */
	Map<String, String> document() {
		Map<String, String> document = new LinkedHashMap<>();
		String name = text(this.id).strip();
		if (!name.isEmpty()) {
			document.put("id", name);
		}
		document.put("title", text(this.title));
		document.put("content", text(this.content));
		document.put("author", text(this.author));
		return document;
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
