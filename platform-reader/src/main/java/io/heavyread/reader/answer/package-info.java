/** How each request is answered: from memory, from the store or with a problem. */
@NullMarked
package io.heavyread.reader.answer;

import org.jspecify.annotations.NullMarked;
