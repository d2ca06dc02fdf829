/** The life of a client's connection: its phases, its deadlines and its end. */
@NullMarked
package io.heavyread.reader.connection;

import org.jspecify.annotations.NullMarked;
