/** The way of every write: what it asks for, its commit, its reply and its metrics. */
@NullMarked
package io.heavyread.writer.commit;

import org.jspecify.annotations.NullMarked;
