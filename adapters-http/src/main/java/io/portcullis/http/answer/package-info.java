/** What a request is answered with, as values: documents, and the problems of the one catalogue. */
@NullMarked
package io.portcullis.http.answer;

import org.jspecify.annotations.NullMarked;
