/** What the laws refuse in persistence. */
@NullMarked
package io.portcullis.persistence.culprits;

import org.jspecify.annotations.NullMarked;
