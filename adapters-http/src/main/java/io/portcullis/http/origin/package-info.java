/** Where a request came from: who the client is when others stand between it and us. */
@NullMarked
package io.portcullis.http.origin;

import org.jspecify.annotations.NullMarked;
