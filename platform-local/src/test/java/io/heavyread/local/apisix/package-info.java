/**
 * Tests of the gateway's files: what APISIX is told, as far as it shows without APISIX.
 */
@NullMarked
package io.heavyread.local.apisix;

import org.jspecify.annotations.NullMarked;
