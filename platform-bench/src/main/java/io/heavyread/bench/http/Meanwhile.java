package io.heavyread.bench.http;

/** Something that goes on while a server is measured. */
interface Meanwhile {

	/** Nothing. */
	Meanwhile NOTHING = () -> () -> {
	};

	/** Begin; running what is returned ends it. */
	Runnable begin();

}
