/** The few pages for people: those that mailed links lead to, and the way to them. */
@NullMarked
package io.portcullis.http.page;

import org.jspecify.annotations.NullMarked;
