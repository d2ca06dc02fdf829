/** What operators do to readers, with a result per reader and an entry in the audit. */
@NullMarked
package io.heavyread.console.action;

import org.jspecify.annotations.NullMarked;
