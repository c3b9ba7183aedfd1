/** The documents that explain every problem to whoever met one. */
@NullMarked
package io.portcullis.http.problem;

import org.jspecify.annotations.NullMarked;
