/** A running writer, a store without Redis and HTTP clients, for the writer's tests. */
@NullMarked
package io.heavyread.writer.support;

import org.jspecify.annotations.NullMarked;
