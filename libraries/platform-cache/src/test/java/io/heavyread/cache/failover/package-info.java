/**
 * Fail-over with real servers and sentinels: a primary hangs, is cut off, hands over or
 * is demoted under load, and every answer and every acknowledgement is judged by what the
 * surviving store has.
 */
@NullMarked
package io.heavyread.cache.failover;

import org.jspecify.annotations.NullMarked;
