/** Real parts for tests of all modules: a Redis server process per test. */
@NullMarked
package io.heavyread.protocol.test;

import org.jspecify.annotations.NullMarked;
