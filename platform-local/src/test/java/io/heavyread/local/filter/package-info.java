/** Tests of the separation of the services. */
@NullMarked
package io.heavyread.local.filter;

import org.jspecify.annotations.NullMarked;
