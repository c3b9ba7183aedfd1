/** Access tokens as JSON Web Tokens, and the keys at hand to sign and verify them. */
@NullMarked
package io.portcullis.crypto.token;

import org.jspecify.annotations.NullMarked;
