/** JSON of posts, laid out for people; always data, never markup. */
@NullMarked
package io.heavyread.console.json;

import org.jspecify.annotations.NullMarked;
