/** What hangs on the one secret of the environment: its id, and values sealed with it. */
@NullMarked
package io.portcullis.domain.secret;

import org.jspecify.annotations.NullMarked;
