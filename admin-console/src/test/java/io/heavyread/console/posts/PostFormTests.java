package io.heavyread.console.posts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an editor entered, before the writer sees it. */
class PostFormTests {

	private static PostForm form(@Nullable String id, @Nullable String title, @Nullable String content) {
		return new PostForm(id, title, content, null, null, null);
	}

	@Test
	void form_filledIn_isRight() {
		assertThat(form("news:1", "T", "").errors()).isEmpty();
		assertThat(form("", "T", null).errors()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "no spaces", "a/b", "..", "ä" })
	void idThatNoPostCanHave_isSaidBesideItsField(String id) {
		assertThat(form(id, "T", "").errors()).containsOnlyKeys("id");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "\t\n" })
	void titleThatCannotBeSeen_isSaidBesideItsField(@Nullable String title) {
		assertThat(form("a", title, "").errors()).containsOnlyKeys("title");
	}

	@Test
	void contentThatTheWriterDoesNotTake_isSaidBesideItsField() {
		assertThat(form("a", "T", "x".repeat(900_000)).errors()).isEmpty();
		assertThat(form("a", "T", "x".repeat(900_001)).errors()).containsOnlyKeys("content");
	}

	@Test
	void allErrors_areSaidAtOnce() {
		assertThat(form("a b", "", "").errors()).containsOnlyKeys("id", "title");
	}

	/** An empty id would be refused; a missing one is made by the writer. */
	@Test
	void documentWithoutAnId_leavesItOut() {
		assertThat(form(" ", "T", "c").document()).containsOnlyKeys("title", "content", "author");
		assertThat(form(" a ", "T", null).document()).containsEntry("id", "a").containsEntry("content", "");
	}

	@Test
	void formThatSawAVersion_isAnEdit() {
		assertThat(new PostForm("a", "T", "", "", "\"c7\"", "k").isEdit()).isTrue();
		assertThat(PostForm.empty("k").isEdit()).isFalse();
	}

}
