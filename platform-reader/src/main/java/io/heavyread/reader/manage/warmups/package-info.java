/** Warm-ups on request: started, looked at, cancelled. */
@NullMarked
package io.heavyread.reader.manage.warmups;

import org.jspecify.annotations.NullMarked;
