/**
 * The reader's state machine: pure decisions, the actor that applies them, and the two
 * ports it drives.
 */
@NullMarked
package io.heavyread.cache.feed;

import org.jspecify.annotations.NullMarked;
