/** The keys that sign access tokens, and how they are shown to those who verify. */
@NullMarked
package io.portcullis.domain.signing;

import org.jspecify.annotations.NullMarked;
