/** The servers that are measured, each in a process of its own, and what they use. */
@NullMarked
package io.heavyread.bench.server;

import org.jspecify.annotations.NullMarked;
