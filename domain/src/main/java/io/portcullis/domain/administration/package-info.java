/** By whose word something is done to what is somebody else's, and what accounts are between two stores. */
@NullMarked
package io.portcullis.domain.administration;

import org.jspecify.annotations.NullMarked;
