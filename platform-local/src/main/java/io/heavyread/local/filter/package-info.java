/** Keeps the services apart that share one class path. */
@NullMarked
package io.heavyread.local.filter;

import org.jspecify.annotations.NullMarked;
