/** Passwords judged by zxcvbn, hashed and checked by bcrypt, all on threads of their own. */
@NullMarked
package io.portcullis.crypto.credential;

import org.jspecify.annotations.NullMarked;
