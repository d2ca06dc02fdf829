/** Posts: listed, created, edited, deleted, and the trace of a write. */
@NullMarked
package io.heavyread.console.posts;

import org.jspecify.annotations.NullMarked;
