package io.heavyread.console.format;

/**
 * A number as people read it.
 *
 * @param number the digits, or a dash when there is no number
 * @param unit the unit, empty without one
 */
public record Quantity(String number, String unit) {

	/** No number: nothing was measured. */
	public static final Quantity NONE = new Quantity("–", "");

	/** Return number and unit in one text that does not break. */
	public String text() {
		return this.unit.isEmpty() ? this.number : this.number + '\u00a0' + this.unit;
	}

	@Override
	public String toString() {
		return text();
	}

}
