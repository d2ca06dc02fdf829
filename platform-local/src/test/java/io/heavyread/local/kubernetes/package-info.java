/** Tests of the Helm chart and of the manifests that are made from it. */
@NullMarked
package io.heavyread.local.kubernetes;

import org.jspecify.annotations.NullMarked;
