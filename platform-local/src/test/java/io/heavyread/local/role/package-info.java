/** Tests of the separation of the services. */
@NullMarked
package io.heavyread.local.role;

import org.jspecify.annotations.NullMarked;
