/** The only importer of Redis: reads the store, and keeps the audit. */
@NullMarked
package io.heavyread.console.redis;

import org.jspecify.annotations.NullMarked;
