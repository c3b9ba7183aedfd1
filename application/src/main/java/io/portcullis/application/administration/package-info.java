/** What administrators do to accounts that aren't theirs, and what they see; the operator too, by the command line. */
@NullMarked
package io.portcullis.application.administration;

import org.jspecify.annotations.NullMarked;
