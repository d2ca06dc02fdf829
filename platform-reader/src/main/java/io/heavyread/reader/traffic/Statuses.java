package io.heavyread.reader.traffic;

import java.util.List;

/** The status codes that the data port answers with. */
final class Statuses {

	/** In the order of their index. */
	static final List<Integer> ALL = List.of(200, 304, 400, 404, 405, 408, 412, 414, 421, 431, 500, 503);

	static final int SIZE = ALL.size();

	private Statuses() {
	}

	static int index(int status) {
		return switch (status) {
			case 200 -> 0;
			case 304 -> 1;
			case 400 -> 2;
			case 404 -> 3;
			case 405 -> 4;
			case 408 -> 5;
			case 412 -> 6;
			case 414 -> 7;
			case 421 -> 8;
			case 431 -> 9;
			case 503 -> 11;
			default -> 10;
		};
	}

}
