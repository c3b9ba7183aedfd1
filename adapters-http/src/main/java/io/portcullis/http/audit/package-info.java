/** The audit trail over HTTP. */
@NullMarked
package io.portcullis.http.audit;

import org.jspecify.annotations.NullMarked;
