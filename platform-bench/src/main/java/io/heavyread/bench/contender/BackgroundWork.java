package io.heavyread.bench.contender;

/** Something that goes on while a server is measured. */
interface BackgroundWork {

	/** Nothing. */
	BackgroundWork NOTHING = () -> () -> {
	};

	/** Begin; running what is returned ends it. */
	Runnable begin();

}
