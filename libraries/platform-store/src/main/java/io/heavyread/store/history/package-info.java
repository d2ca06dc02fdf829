/**
 * The history of writes: opened once, watched for losses, and completed after one.
 */
@NullMarked
package io.heavyread.store.history;

import org.jspecify.annotations.NullMarked;
