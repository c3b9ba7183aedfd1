/** What administrators do to accounts that aren't theirs, and what they see. */
@NullMarked
package io.portcullis.http.administration;

import org.jspecify.annotations.NullMarked;
