/** Posts: listed, created, edited and deleted. */
@NullMarked
package io.heavyread.console.posts;

import org.jspecify.annotations.NullMarked;
