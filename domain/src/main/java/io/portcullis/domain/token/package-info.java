/** The tokens that a caller is handed, and what an access token claims. */
@NullMarked
package io.portcullis.domain.token;

import org.jspecify.annotations.NullMarked;
