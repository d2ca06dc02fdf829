/**
 * Spring Boot auto-configuration of the near cache and the store, and their properties.
 */
@NullMarked
package io.heavyread.cache.autoconfigure;

import org.jspecify.annotations.NullMarked;
