/**
 * Searches the models of this folder, and shows that each safeguard is needed.
 */
@NullMarked
package io.heavyread.proof;

import org.jspecify.annotations.NullMarked;
