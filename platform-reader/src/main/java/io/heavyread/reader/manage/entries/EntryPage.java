package io.heavyread.reader.manage.entries;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of a listing.
 *
 * @param total how many entries the whole listing has
 * @param entries the entries of this part
 * @param next the cursor of the next part, null when this is the last
 */
record EntryPage(long total, List<EntryRow> entries, @Nullable String next) {
}
