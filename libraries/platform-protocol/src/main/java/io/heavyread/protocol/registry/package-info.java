/**
 * The fleet as it stands in Redis: signed registrations, kept alive by heartbeats.
 */
@NullMarked
package io.heavyread.protocol.registry;

import org.jspecify.annotations.NullMarked;
