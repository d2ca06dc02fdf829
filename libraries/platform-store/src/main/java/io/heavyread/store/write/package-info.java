/** Writes: the script, those that wait for a reply, and what replicas confirm. */
@NullMarked
package io.heavyread.store.write;

import org.jspecify.annotations.NullMarked;
