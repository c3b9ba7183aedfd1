/** How an account comes to be. */
@NullMarked
package io.portcullis.application.account;

import org.jspecify.annotations.NullMarked;
