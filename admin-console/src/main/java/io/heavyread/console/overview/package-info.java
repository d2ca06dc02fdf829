/** The pages and the API of the fleet and of one reader. */
@NullMarked
package io.heavyread.console.overview;

import org.jspecify.annotations.NullMarked;
