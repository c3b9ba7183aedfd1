/** The description of the whole interface for programs, put together from what each street says of itself. */
@NullMarked
package io.portcullis.http.openapi;

import org.jspecify.annotations.NullMarked;
