/** The journal of what happened to the fleet. */
@NullMarked
package io.heavyread.console.events;

import org.jspecify.annotations.NullMarked;
