/** What the laws refuse in the domain. */
@NullMarked
package io.portcullis.domain.culprits;

import org.jspecify.annotations.NullMarked;
