/** What the laws refuse in cryptography. */
@NullMarked
package io.portcullis.crypto.culprits;

import org.jspecify.annotations.NullMarked;
