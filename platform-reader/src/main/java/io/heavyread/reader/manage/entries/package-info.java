/** The cached posts as operators look into them. */
@NullMarked
package io.heavyread.reader.manage.entries;

import org.jspecify.annotations.NullMarked;
