/** The data port as a whole: its configuration, its start and its orderly end. */
@NullMarked
package io.heavyread.reader.server;

import org.jspecify.annotations.NullMarked;
