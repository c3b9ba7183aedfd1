/** Streets that describe themselves wrongly. */
@NullMarked
package io.portcullis.http.openapi.culprits;

import org.jspecify.annotations.NullMarked;
