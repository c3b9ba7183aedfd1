/** What the laws refuse in mail. */
@NullMarked
package io.portcullis.mail.culprits;

import org.jspecify.annotations.NullMarked;
