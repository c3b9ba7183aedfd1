/** What the laws refuse in the wiring. */
@NullMarked
package io.portcullis.bootstrap.culprits;

import org.jspecify.annotations.NullMarked;
