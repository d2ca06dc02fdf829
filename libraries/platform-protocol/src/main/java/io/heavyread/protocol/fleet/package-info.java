/**
 * Members of the fleet, and what they owe each other: heartbeats and acknowledgements.
 */
@NullMarked
package io.heavyread.protocol.fleet;

import org.jspecify.annotations.NullMarked;
