/**
 * Proof that all readers equal the store: on a sample all the time, in full on demand.
 */
@NullMarked
package io.heavyread.console.coherence;

import org.jspecify.annotations.NullMarked;
