/** The fleet at one moment, and questions to all of its readers at once. */
@NullMarked
package io.heavyread.console.fleet;

import org.jspecify.annotations.NullMarked;
