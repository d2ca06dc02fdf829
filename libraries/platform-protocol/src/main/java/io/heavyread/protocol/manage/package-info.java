/**
 * The documents of a reader's management port: the reader writes them, the console reads
 * them. Either may be of another version, so what is missing is nothing, what is unknown
 * is passed over, and no text or table is without a bound.
 */
@NullMarked
package io.heavyread.protocol.manage;

import org.jspecify.annotations.NullMarked;
