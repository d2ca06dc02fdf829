/** The faults that must be survived, each driven for real against a real Redis. */
@NullMarked
package io.heavyread.cache.faults;

import org.jspecify.annotations.NullMarked;
