/** Tests of the files from which the platform on Docker is made. */
@NullMarked
package io.heavyread.local.docker;

import org.jspecify.annotations.NullMarked;
