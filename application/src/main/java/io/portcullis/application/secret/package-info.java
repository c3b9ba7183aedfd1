/** How a server proves that its secret is the store's, before it serves anybody, and a command before it does anything. */
@NullMarked
package io.portcullis.application.secret;

import org.jspecify.annotations.NullMarked;
