/** POST /create: strict JSON to the post document and its reply. */
@NullMarked
package io.heavyread.writer.create;

import org.jspecify.annotations.NullMarked;
