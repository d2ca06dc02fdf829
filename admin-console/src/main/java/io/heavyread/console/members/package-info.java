/** Which registered members may be called, and at which addresses. */
@NullMarked
package io.heavyread.console.members;

import org.jspecify.annotations.NullMarked;
