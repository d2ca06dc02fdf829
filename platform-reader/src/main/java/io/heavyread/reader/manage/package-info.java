/** The management port: endpoints, access, health and errors. */
@NullMarked
package io.heavyread.reader.manage;

import org.jspecify.annotations.NullMarked;
