package io.heavyread.reader.traffic;

import java.util.List;

/** The status codes that the data port answers with. */
final class Statuses {

	/** In the order of their index. */
	static final List<Integer> ALL = List.of(200, 204, 304, 400, 404, 405, 408, 412, 414, 421, 431, 500, 503);

	static final int SIZE = ALL.size();

	private Statuses() {
	}

	static int index(int status) {
		return switch (status) {
			case 200 -> 0;
			case 204 -> 1;
			case 304 -> 2;
			case 400 -> 3;
			case 404 -> 4;
			case 405 -> 5;
			case 408 -> 6;
			case 412 -> 7;
			case 414 -> 8;
			case 421 -> 9;
			case 431 -> 10;
			case 503 -> 12;
			default -> 11;
		};
	}

}
