/** Puts the near cache of a reader together in a Spring Boot application. */
@NullMarked
package io.heavyread.cache.boot;

import org.jspecify.annotations.NullMarked;
