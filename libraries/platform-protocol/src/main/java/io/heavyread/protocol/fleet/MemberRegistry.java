package io.heavyread.protocol.fleet;

/** Where members tell that they live. Blocks; fails when the store does not answer. */
public interface MemberRegistry {

	/**
	 * Register the member, or renew its registration; its heartbeat becomes the store's
	 * time.
	 */
	void beat(Member member);

	/** Remove the member's registration. */
	void leave(Member member);

}
