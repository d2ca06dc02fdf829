/** Requests that are recognised when they come again, and the replies kept for them. */
@NullMarked
package io.heavyread.writer.idempotency;

import org.jspecify.annotations.NullMarked;
