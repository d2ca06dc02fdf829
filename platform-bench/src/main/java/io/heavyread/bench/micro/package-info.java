/** Single operations, measured by JMH: time and bytes allocated. */
@NullMarked
package io.heavyread.bench.micro;

import org.jspecify.annotations.NullMarked;
