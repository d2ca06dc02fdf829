/** Grafana's panels inside the console. */
@NullMarked
package io.heavyread.console.dashboards;

import org.jspecify.annotations.NullMarked;
