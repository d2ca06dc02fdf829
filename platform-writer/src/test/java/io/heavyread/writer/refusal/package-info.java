/** What the writer refuses, and how it withstands hostile requests. */
@NullMarked
package io.heavyread.writer.refusal;

import org.jspecify.annotations.NullMarked;
