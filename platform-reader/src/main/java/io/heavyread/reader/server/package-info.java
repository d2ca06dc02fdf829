/** The data port; the only importer of Netty in the reader. */
@NullMarked
package io.heavyread.reader.server;

import org.jspecify.annotations.NullMarked;
