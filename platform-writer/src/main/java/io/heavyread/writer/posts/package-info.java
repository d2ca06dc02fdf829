/** The calls that change posts: strict JSON to a post document, and what is replied. */
@NullMarked
package io.heavyread.writer.posts;

import org.jspecify.annotations.NullMarked;
