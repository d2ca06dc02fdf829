/** Tests of the launcher, and of the whole platform in this JVM. */
@NullMarked
package io.heavyread.local;

import org.jspecify.annotations.NullMarked;
