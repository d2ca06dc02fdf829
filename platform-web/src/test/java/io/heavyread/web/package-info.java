/** Tests of what every service's Tomcat needs. */
@NullMarked
package io.heavyread.web;

import org.jspecify.annotations.NullMarked;
