/** How an account comes to be, what its owner may do to it, and how it ends. */
@NullMarked
package io.portcullis.application.account;

import org.jspecify.annotations.NullMarked;
