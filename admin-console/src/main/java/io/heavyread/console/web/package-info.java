/** What all pages share: layout, numbers as people read them, errors. */
@NullMarked
package io.heavyread.console.web;

import org.jspecify.annotations.NullMarked;
