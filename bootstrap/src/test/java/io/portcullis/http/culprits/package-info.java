/** What the laws refuse at the HTTP edge. */
@NullMarked
package io.portcullis.http.culprits;

import org.jspecify.annotations.NullMarked;
