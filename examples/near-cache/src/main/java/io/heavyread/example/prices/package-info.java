/** A small application with a near cache of its own documents. */
@NullMarked
package io.heavyread.example.prices;

import org.jspecify.annotations.NullMarked;
