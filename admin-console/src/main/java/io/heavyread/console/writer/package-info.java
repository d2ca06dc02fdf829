/** The writer's client. */
@NullMarked
package io.heavyread.console.writer;

import org.jspecify.annotations.NullMarked;
