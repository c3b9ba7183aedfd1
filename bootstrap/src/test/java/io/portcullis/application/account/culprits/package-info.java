/** Use cases out of shape, each in one way. */
@NullMarked
package io.portcullis.application.account.culprits;

import org.jspecify.annotations.NullMarked;
