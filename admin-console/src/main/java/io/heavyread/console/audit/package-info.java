/** Who did what: every action with its result, kept in the store, bounded. */
@NullMarked
package io.heavyread.console.audit;

import org.jspecify.annotations.NullMarked;
