/**
 * HTTP as every handler of the writer uses it: bounded bodies, strict parameters, replies
 * and problems.
 */
@NullMarked
package io.heavyread.writer.http;

import org.jspecify.annotations.NullMarked;
