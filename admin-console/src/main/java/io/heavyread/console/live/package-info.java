/** Pages that follow the fleet: fragments rendered once and sent to every browser. */
@NullMarked
package io.heavyread.console.live;

import org.jspecify.annotations.NullMarked;
