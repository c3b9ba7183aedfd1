/** How often anybody may try: budgets, what they are counted by, and the rules that spend them. */
@NullMarked
package io.portcullis.domain.throttle;

import org.jspecify.annotations.NullMarked;
