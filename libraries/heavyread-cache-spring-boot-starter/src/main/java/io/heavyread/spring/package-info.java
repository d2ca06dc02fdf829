/** The near cache as a part of any Spring Boot application. */
@NullMarked
package io.heavyread.spring;

import org.jspecify.annotations.NullMarked;
