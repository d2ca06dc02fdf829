package io.heavyread.reader.http;

/** What the data port has to offer. */
public enum Resource {

	/** A post. */
	POST("/post"),

	/** A post, always from the store. */
	POST_REDIS("/post-redis"),

	/** A post, parsed and serialised for each request. */
	POST_MARSHAL("/post-marshal"),

	/** The reader's health. */
	HEALTH("/health"),

	/** Anything else. */
	UNKNOWN("");

	private static final Resource[] ALL = values();

	private final String path;

	Resource(String path) {
		this.path = path;
	}

	/** Tell whether the resource is a post, named by {@code id}. */
	public boolean isPost() {
		return this != HEALTH && this != UNKNOWN;
	}

	static Resource at(String path) {
		for (Resource resource : ALL) {
			if (resource.path.equals(path)) {
				return resource;
			}
		}
		return UNKNOWN;
	}

}
