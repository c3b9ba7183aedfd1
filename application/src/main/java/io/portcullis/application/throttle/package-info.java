/** How spent budgets are forgotten in time. */
@NullMarked
package io.portcullis.application.throttle;

import org.jspecify.annotations.NullMarked;
