/** How the signing keys come to be, and how others learn the public ones. */
@NullMarked
package io.portcullis.application.signing;

import org.jspecify.annotations.NullMarked;
