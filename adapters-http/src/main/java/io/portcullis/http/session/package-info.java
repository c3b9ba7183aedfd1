/** Sessions over HTTP. */
@NullMarked
package io.portcullis.http.session;

import org.jspecify.annotations.NullMarked;
