/** The interface as data: which methods which paths know, who may call them, and what they ask for. */
@NullMarked
package io.portcullis.http.route;

import org.jspecify.annotations.NullMarked;
