/** What went wrong, as a sentence on a page or as a problem document of the API. */
@NullMarked
package io.heavyread.console.errors;

import org.jspecify.annotations.NullMarked;
