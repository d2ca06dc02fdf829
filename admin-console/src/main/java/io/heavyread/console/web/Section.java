package io.heavyread.console.web;

/** The pages that the navigation names. */
public enum Section {

	/** The fleet at a glance. */
	OVERVIEW("Overview", "/");

	private final String title;

	private final String path;

	Section(String title, String path) {
		this.title = title;
		this.path = path;
	}

	/** Return the word in the navigation. */
	public String title() {
		return this.title;
	}

	/** Return where the page is. */
	public String path() {
		return this.path;
	}

	/** Return the name that pages use to say where they belong. */
	public String id() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}

	/** Return the name of the icon. */
	public String icon() {
		return "i-" + id();
	}

}
