/** Passwords over HTTP. */
@NullMarked
package io.portcullis.http.credential;

import org.jspecify.annotations.NullMarked;
