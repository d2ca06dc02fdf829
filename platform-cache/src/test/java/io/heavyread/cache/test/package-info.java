/** Real parts for tests of all modules: a Redis server process per test. */
@NullMarked
package io.heavyread.cache.test;

import org.jspecify.annotations.NullMarked;
