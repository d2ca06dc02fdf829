package io.heavyread.protocol.registry;

import java.util.List;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.fleet.Fleet;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.redis.LinkWatch;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Session;

/**
 * The registry for a process that does nothing else with its link: when the server does
 * not answer three looks in a row, the link is connected anew, to an address that is
 * asked for anew. Blocks; one thread at a time.
 */
public final class WatchedFleet implements Fleet {

	private final RedisLink link;

	private final Fleet fleet;

	private final LinkWatch watch = new LinkWatch();

	/**
	 * Create the registry.
	 * @param fleet reads by the link
	 */
	public WatchedFleet(RedisLink link, Fleet fleet) {
		this.link = link;
		this.fleet = fleet;
	}

	@Override
	public List<Member> members() {
		Session session = this.link.session();
		try {
			List<Member> members = this.fleet.members();
			this.watch.good();
			return members;
		}
		catch (StoreException ex) {
			String why = this.watch.failed(session, ex);
			if (why != null) {
				this.link.replace(session, why);
			}
			throw ex;
		}
	}

}
