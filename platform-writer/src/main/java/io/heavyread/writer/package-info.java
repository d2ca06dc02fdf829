/**
 * The writer: takes posts over HTTP, commits them to the store and answers what happened.
 */
@NullMarked
package io.heavyread.writer;

import org.jspecify.annotations.NullMarked;
