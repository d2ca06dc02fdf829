/** What every service is told about itself. */
@NullMarked
package io.heavyread.service;

import org.jspecify.annotations.NullMarked;
