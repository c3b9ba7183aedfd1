/** What the laws refuse among the ports. */
@NullMarked
package io.portcullis.domain.port.culprits;

import org.jspecify.annotations.NullMarked;
