/**
 * The management port: the state of the reader, its health, its errors, and who may ask.
 */
@NullMarked
package io.heavyread.reader.manage;

import org.jspecify.annotations.NullMarked;
