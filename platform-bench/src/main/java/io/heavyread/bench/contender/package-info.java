/**
 * What is measured: servers with a name, in scenarios, by a plan; and how they are set
 * up.
 */
@NullMarked
package io.heavyread.bench.contender;

import org.jspecify.annotations.NullMarked;
