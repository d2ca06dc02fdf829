/** Small tools for logging and threads. */
@NullMarked
package io.heavyread.protocol.support;

import org.jspecify.annotations.NullMarked;
