/** How a server proves that its secret is the store's, before it serves anybody. */
@NullMarked
package io.portcullis.application.secret;

import org.jspecify.annotations.NullMarked;
