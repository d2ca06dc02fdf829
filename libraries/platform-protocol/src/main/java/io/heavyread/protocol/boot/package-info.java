/**
 * Puts the link to Redis together in a Spring Boot application, and checks its
 * properties.
 */
@NullMarked
package io.heavyread.protocol.boot;

import org.jspecify.annotations.NullMarked;
