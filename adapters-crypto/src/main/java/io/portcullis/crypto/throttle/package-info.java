/** Pseudonyms, under a key of the one secret. */
@NullMarked
package io.portcullis.crypto.throttle;

import org.jspecify.annotations.NullMarked;
