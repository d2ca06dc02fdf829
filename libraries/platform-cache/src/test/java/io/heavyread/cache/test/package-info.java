/** Stores, histories and readers for tests. */
@NullMarked
package io.heavyread.cache.test;

import org.jspecify.annotations.NullMarked;
