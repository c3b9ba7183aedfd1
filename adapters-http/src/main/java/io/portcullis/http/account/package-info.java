/** Accounts over HTTP. */
@NullMarked
package io.portcullis.http.account;

import org.jspecify.annotations.NullMarked;
