/** The signing keys over HTTP: the public ones for everybody, their line for administrators. */
@NullMarked
package io.portcullis.http.signing;

import org.jspecify.annotations.NullMarked;
