package io.heavyread.console.errors;

/** What the address names is not there; the message is a sentence for the page. */
public class NotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public NotFoundException(String sentence) {
		super(sentence);
	}

}
