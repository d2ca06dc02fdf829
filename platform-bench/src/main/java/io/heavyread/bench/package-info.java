/**
 * Measures the platform: single operations, reads beside peers, and how changes get into
 * readers.
 */
@NullMarked
package io.heavyread.bench;

import org.jspecify.annotations.NullMarked;
