package io.heavyread.writer.posts;

import org.jspecify.annotations.Nullable;

/**
 * A post as the client sent it, checked.
 *
 * @param id the post's id, null when the writer is to make one
 * @param title a text with something to see
 * @param content any text
 * @param author any text
 */
record PostDraft(@Nullable String id, String title, String content, String author) {
}
