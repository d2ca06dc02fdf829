package io.heavyread.protocol.boot;

/**
 * The order in which the library's parts start; they stop the other way round. The
 * services' ports come later.
 */
public final class Phases {

	/** After the connection factory, which has phase 0. */
	static final int NAMES = 1;

	/** Before the store, which takes no proof without it. */
	static final int WITNESS = 2;

	/** After the connection factory, the names and the witness. */
	public static final int STORE = 1000;

	/** After the store; what it published last still reaches the store. */
	public static final int WARM_UP = STORE + 1;

	/** When the process can do what the registration says. */
	public static final int HEARTBEATS = Integer.MAX_VALUE - 1;

	/** What begins the end, while everything else still works. */
	public static final int DRAIN = Integer.MAX_VALUE;

	private Phases() {
	}

}
