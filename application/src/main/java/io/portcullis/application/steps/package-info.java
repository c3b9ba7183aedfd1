/** What several use cases share: the one check of a password, the one way to a session, the one mint of tokens. */
@NullMarked
package io.portcullis.application.steps;

import org.jspecify.annotations.NullMarked;
