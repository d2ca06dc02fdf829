package io.heavyread.console.web;

import java.util.Locale;

/** The pages that the navigation names, in its order. */
public enum Section {

	/** The fleet at a glance. */
	OVERVIEW("Overview", "/"),

	/** What is written. */
	POSTS("Posts", "/posts"),

	/** Filling caches. */
	WARMUPS("Warm-ups", "/warmups"),

	/** Whether readers equal the store. */
	COHERENCE("Coherence", "/coherence"),

	/** History, from Grafana. */
	DASHBOARDS("Dashboards", "/dashboards"),

	/** What happened. */
	EVENTS("Events", "/events"),

	/** Who did what. */
	AUDIT("Audit", "/audit"),

	/** Everything that the pages do, for programs. */
	API("API", "/api");

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
		return name().toLowerCase(Locale.ROOT);
	}

	/** Return the name of the icon. */
	public String icon() {
		return "i-" + id();
	}

}
