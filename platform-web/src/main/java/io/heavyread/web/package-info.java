/**
 * What every service's Tomcat needs: request bodies that hold no thread, own host names,
 * and problems for all that is refused before a handler is asked.
 */
@NullMarked
package io.heavyread.web;

import org.jspecify.annotations.NullMarked;
