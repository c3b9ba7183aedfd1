/** How the bytes of a request become the values of the domain, or a list of everything that is wrong with them. */
@NullMarked
package io.portcullis.http.body;

import org.jspecify.annotations.NullMarked;
