/** What the services speak of: ids, places in the history, states of a reader. */
@NullMarked
package io.heavyread.protocol;

import org.jspecify.annotations.NullMarked;
