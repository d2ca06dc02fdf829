/**
 * The gateway of the local run: balances readers, passes writes on, answers with
 * problems.
 */
@NullMarked
package io.heavyread.local.gateway;

import org.jspecify.annotations.NullMarked;
