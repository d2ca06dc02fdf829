/** What tests of other modules use too. */
@NullMarked
package io.heavyread.store.test;

import org.jspecify.annotations.NullMarked;
