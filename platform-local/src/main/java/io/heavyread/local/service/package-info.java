/**
 * Services that share one JVM and its class path: how each is started, kept apart and
 * stopped.
 */
@NullMarked
package io.heavyread.local.service;

import org.jspecify.annotations.NullMarked;
