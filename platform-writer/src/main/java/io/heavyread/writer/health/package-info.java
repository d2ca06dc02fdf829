/** Whether writes can succeed, for gateways and for Actuator. */
@NullMarked
package io.heavyread.writer.health;

import org.jspecify.annotations.NullMarked;
