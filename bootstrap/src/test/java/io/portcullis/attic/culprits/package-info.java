/** A floor that nobody drew. */
@NullMarked
package io.portcullis.attic.culprits;

import org.jspecify.annotations.NullMarked;
