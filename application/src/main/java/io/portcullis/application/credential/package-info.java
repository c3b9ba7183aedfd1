/** How a password is changed by its owner. */
@NullMarked
package io.portcullis.application.credential;

import org.jspecify.annotations.NullMarked;
