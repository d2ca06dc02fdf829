package io.heavyread.reader.manage.entries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

import io.heavyread.cache.Entry;
import io.heavyread.protocol.manage.EntryPage;
import io.heavyread.protocol.manage.EntryRow;
import org.jspecify.annotations.Nullable;

/**
 * One page of the cached posts in some order, found in one pass over all entries that
 * remembers no more than the page.
 */
final class EntryListing {

	private final EntryOrder order;

	private final String prefix;

	private final int limit;

	private final @Nullable Cursor after;

	private final PriorityQueue<Found> best = new PriorityQueue<>((left, right) -> right.at().compareTo(left.at()));

	private long total;

	private long following;

	/**
	 * Prepare a page.
	 * @param order the order
	 * @param prefix what the ids begin with
	 * @param limit the length of the page
	 * @param after where the page before ended, null for the first page
	 */
	EntryListing(EntryOrder order, String prefix, int limit, @Nullable Cursor after) {
		this.order = order;
		this.prefix = prefix;
		this.limit = limit;
		this.after = after;
	}

	EntryPage of(Iterator<? extends Entry> entries) {
		while (entries.hasNext()) {
			Entry entry = entries.next();
			if (!entry.isTombstone() && entry.id().startsWith(this.prefix)) {
				this.total++;
				consider(entry, this.order.key(entry));
			}
		}
		return page();
	}

	private void consider(Entry entry, long key) {
		if (this.after != null && Cursor.compare(key, entry.id(), this.after) <= 0) {
			return;
		}
		this.following++;
		Found worst = (this.best.size() == this.limit) ? this.best.peek() : null;
		if (worst == null) {
			this.best.add(new Found(new Cursor(key, entry.id()), entry));
		}
		else if (Cursor.compare(key, entry.id(), worst.at()) < 0) {
			this.best.poll();
			this.best.add(new Found(new Cursor(key, entry.id()), entry));
		}
	}

	private EntryPage page() {
		List<EntryRow> rows = new ArrayList<>(this.best.size());
		Found last = this.best.peek();
		while (!this.best.isEmpty()) {
			rows.add(EntryRows.listed(this.best.remove().entry()));
		}
		Collections.reverse(rows);
		boolean more = last != null && this.following > rows.size();
		return new EntryPage(this.total, rows, (more && last != null) ? last.at().encode(this.order) : null);
	}

	private record Found(Cursor at, Entry entry) {
	}

}
