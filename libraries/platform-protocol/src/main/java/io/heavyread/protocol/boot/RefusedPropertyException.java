package io.heavyread.protocol.boot;

/** The value of a property is refused; the message is a sentence that names both. */
final class RefusedPropertyException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	RefusedPropertyException(String sentence) {
		super(sentence);
	}

}
