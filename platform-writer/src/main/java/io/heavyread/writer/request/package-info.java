/**
 * What a write brings along, read and checked: its conditions, its key and what it waits
 * for.
 */
@NullMarked
package io.heavyread.writer.request;

import org.jspecify.annotations.NullMarked;
