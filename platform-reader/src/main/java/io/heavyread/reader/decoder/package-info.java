/**
 * From bytes to requests that are allowed: strict about HTTP, bounded, without a stack
 * trace per attack.
 */
@NullMarked
package io.heavyread.reader.decoder;

import org.jspecify.annotations.NullMarked;
