/** A street that no other floor knows. */
@NullMarked
package io.portcullis.application.login.culprits;

import org.jspecify.annotations.NullMarked;
