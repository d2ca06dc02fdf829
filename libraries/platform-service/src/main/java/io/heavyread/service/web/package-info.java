/**
 * What every service's Tomcat needs: own host names, trusted proxies, and problems for
 * all that is refused before a handler is asked.
 */
@NullMarked
package io.heavyread.service.web;

import org.jspecify.annotations.NullMarked;
