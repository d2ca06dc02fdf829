package io.heavyread.console.sampling;

import java.util.ArrayDeque;
import java.util.List;

import io.heavyread.console.charts.Point;

/** The samples of the last 15 minutes of one reader. Not thread-safe. */
final class History {

	private final ArrayDeque<Point> points = new ArrayDeque<>();

	void add(Point point) {
		if (this.points.size() == Point.HISTORY_SECONDS) {
			this.points.removeFirst();
		}
		this.points.addLast(point);
	}

	List<Point> points() {
		return List.copyOf(this.points);
	}

}
