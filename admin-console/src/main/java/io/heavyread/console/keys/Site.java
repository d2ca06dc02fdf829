package io.heavyread.console.keys;

/**
 * Where a key may be.
 *
 * @param name redis, or the reader's id
 * @param standing how the reader stands, in words; empty for the store
 * @param isStore whether it is the store
 */
public record Site(String name, String standing, boolean isStore) {

	/** The store. */
	static final Site STORE = new Site("redis", "", true);

	/** Return the name as pages have it. */
	public String title() {
		return this.isStore ? "Redis" : this.name;
	}

}
