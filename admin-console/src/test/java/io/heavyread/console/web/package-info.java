/** What all pages share. */
@NullMarked
package io.heavyread.console.web;

import org.jspecify.annotations.NullMarked;
