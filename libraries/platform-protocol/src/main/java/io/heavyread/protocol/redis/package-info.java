/**
 * The link to Redis, and what it answers: one connection in use, its errors, its server.
 */
@NullMarked
package io.heavyread.protocol.redis;

import org.jspecify.annotations.NullMarked;
