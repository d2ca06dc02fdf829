/** Tests of the environments that deployment files give to services. */
@NullMarked
package io.heavyread.local.settings;

import org.jspecify.annotations.NullMarked;
