package io.heavyread.reader.connection;

/** What a connection is doing. */
enum Phase {

	/** Requests are decoded and answered. */
	READING,

	/** A request waits for the store. */
	LOADING,

	/** The client has to read before more is decoded. */
	BLOCKED,

	/** The last response is being sent. */
	ENDING,

	/** Everything is sent; what still comes is thrown away. */
	LINGERING,

	/** Gone. */
	CLOSED

}
