/** Stubs that speak the readers' and the writer's contract. */
@NullMarked
package io.heavyread.console.support;

import org.jspecify.annotations.NullMarked;
