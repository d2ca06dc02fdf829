/** Puts the store of a writer together in a Spring Boot application. */
@NullMarked
package io.heavyread.store.boot;

import org.jspecify.annotations.NullMarked;
