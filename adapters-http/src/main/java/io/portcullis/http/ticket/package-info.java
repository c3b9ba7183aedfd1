/** Asking for mailed links, and using them. */
@NullMarked
package io.portcullis.http.ticket;

import org.jspecify.annotations.NullMarked;
