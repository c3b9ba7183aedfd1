/** What somebody knows: passwords, the rules for new ones, and their hashes. */
@NullMarked
package io.portcullis.domain.credential;

import org.jspecify.annotations.NullMarked;
