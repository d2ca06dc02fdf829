/** What a Spring developer would write first: a controller over a cache. */
@NullMarked
package io.heavyread.bench.peer;

import org.jspecify.annotations.NullMarked;
