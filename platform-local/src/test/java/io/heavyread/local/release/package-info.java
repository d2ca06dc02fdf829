/** Tests of the workflows and of the scripts that a release runs. */
@NullMarked
package io.heavyread.local.release;

import org.jspecify.annotations.NullMarked;
