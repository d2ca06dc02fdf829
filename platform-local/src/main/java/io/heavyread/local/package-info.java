/** Starts the whole platform in one JVM and stops it again. */
@NullMarked
package io.heavyread.local;

import org.jspecify.annotations.NullMarked;
