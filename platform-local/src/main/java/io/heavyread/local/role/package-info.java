/** Keeps the services apart that share one class path. */
@NullMarked
package io.heavyread.local.role;

import org.jspecify.annotations.NullMarked;
