package io.heavyread.protocol.manage;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A part of a reader's entries.
 *
 * @param total how many the whole listing has
 * @param entries those of this part
 * @param next the cursor of the next part, null when this is the last
 */
public record EntryPage(long total, List<EntryRow> entries, @Nullable String next) {

	public EntryPage {
		entries = (entries != null) ? entries.stream().filter(Objects::nonNull).toList() : List.of();
	}

}
