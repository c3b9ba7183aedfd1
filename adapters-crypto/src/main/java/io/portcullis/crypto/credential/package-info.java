/** Passwords hashed and checked by bcrypt, on threads of their own. */
@NullMarked
package io.portcullis.crypto.credential;

import org.jspecify.annotations.NullMarked;
