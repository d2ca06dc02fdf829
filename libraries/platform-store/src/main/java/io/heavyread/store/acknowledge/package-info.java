/** Asks the readers whether they have a write. */
@NullMarked
package io.heavyread.store.acknowledge;

import org.jspecify.annotations.NullMarked;
