/** Why the platform does not start, told in whole sentences. */
@NullMarked
package io.heavyread.local.start;

import org.jspecify.annotations.NullMarked;
