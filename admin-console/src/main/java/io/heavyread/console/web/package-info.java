/** What all pages share: their frame, their words, their one answer. */
@NullMarked
package io.heavyread.console.web;

import org.jspecify.annotations.NullMarked;
