/** What a caller sends: where it came from, and the faults of what it holds. */
@NullMarked
package io.portcullis.domain.request;

import org.jspecify.annotations.NullMarked;
