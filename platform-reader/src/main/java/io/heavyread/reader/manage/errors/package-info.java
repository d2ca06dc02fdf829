/** Errors of the management port, always as problem documents. */
@NullMarked
package io.heavyread.reader.manage.errors;

import org.jspecify.annotations.NullMarked;
