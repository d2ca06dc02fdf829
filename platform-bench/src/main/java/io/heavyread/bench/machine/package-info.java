/**
 * The machine that is measured on: its cores, its processor time, its commands and files.
 */
@NullMarked
package io.heavyread.bench.machine;

import org.jspecify.annotations.NullMarked;
