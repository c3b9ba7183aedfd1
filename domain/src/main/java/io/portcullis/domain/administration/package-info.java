/** By whose word something is done to what is somebody else's. */
@NullMarked
package io.portcullis.domain.administration;

import org.jspecify.annotations.NullMarked;
