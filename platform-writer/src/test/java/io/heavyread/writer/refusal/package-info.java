/** What the writer refuses, and how it stands hostile requests. */
@NullMarked
package io.heavyread.writer.refusal;

import org.jspecify.annotations.NullMarked;
