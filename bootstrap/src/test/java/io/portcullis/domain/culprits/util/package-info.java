/** A room for everything that has no room. */
@NullMarked
package io.portcullis.domain.culprits.util;

import org.jspecify.annotations.NullMarked;
