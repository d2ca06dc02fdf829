package io.heavyread.writer.posts;

/** Tells whether a text shows anything. */
final class VisibleText {

	/**
	 * Letters, marks and symbols of Unicode that are blank all the same: fillers,
	 * variation selectors, the empty braille pattern.
	 */
	private static final int[][] BLANK = { { 0x034F, 0x034F }, { 0x115F, 0x1160 }, { 0x17B4, 0x17B5 },
			{ 0x180B, 0x180F }, { 0x2800, 0x2800 }, { 0x3164, 0x3164 }, { 0xFE00, 0xFE0F }, { 0xFFA0, 0xFFA0 },
			{ 0xE0100, 0xE01EF } };

	private VisibleText() {
	}

	/**
	 * Tell whether at least one character is neither space, control, format nor blank.
	 */
	static boolean in(String text) {
		return text.codePoints().anyMatch(VisibleText::isVisible);
	}

	private static boolean isVisible(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONTROL,
					Character.FORMAT, Character.SURROGATE ->
				false;
			default -> !isBlank(codePoint);
		};
	}

	private static boolean isBlank(int codePoint) {
		for (int[] range : BLANK) {
			if (codePoint >= range[0] && codePoint <= range[1]) {
				return true;
			}
		}
		return false;
	}

}
