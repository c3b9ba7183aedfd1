/** Signing keys: made, and kept encrypted. */
@NullMarked
package io.portcullis.crypto.signing;

import org.jspecify.annotations.NullMarked;
