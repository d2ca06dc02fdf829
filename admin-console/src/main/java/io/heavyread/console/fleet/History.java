package io.heavyread.console.fleet;

import java.util.ArrayDeque;
import java.util.List;

/** The samples of the last 15 minutes of one reader. Not thread-safe. */
final class History {

	static final int LENGTH = 900;

	private final ArrayDeque<Point> points = new ArrayDeque<>();

	void add(Point point) {
		if (this.points.size() == LENGTH) {
			this.points.removeFirst();
		}
		this.points.addLast(point);
	}

	List<Point> points() {
		return List.copyOf(this.points);
	}

}
