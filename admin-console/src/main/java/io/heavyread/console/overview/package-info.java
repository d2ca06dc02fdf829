/** The pages that show the fleet and one reader. */
@NullMarked
package io.heavyread.console.overview;

import org.jspecify.annotations.NullMarked;
