/** Request bodies that hold no thread while they arrive. */
@NullMarked
package io.heavyread.service.body;

import org.jspecify.annotations.NullMarked;
