/** The one secret of the environment, the keys derived from it, and what is sealed with them. */
@NullMarked
package io.portcullis.crypto.secret;

import org.jspecify.annotations.NullMarked;
