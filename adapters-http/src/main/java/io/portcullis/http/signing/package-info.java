/** The public keys over HTTP. */
@NullMarked
package io.portcullis.http.signing;

import org.jspecify.annotations.NullMarked;
