/** The API as a whole: its description, and the page that lists its calls. */
@NullMarked
package io.heavyread.console.api;

import org.jspecify.annotations.NullMarked;
