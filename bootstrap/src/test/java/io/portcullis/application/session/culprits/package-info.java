/** What the laws refuse in a street of use cases. */
@NullMarked
package io.portcullis.application.session.culprits;

import org.jspecify.annotations.NullMarked;
