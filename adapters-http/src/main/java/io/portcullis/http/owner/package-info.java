/** What owners may do to their own accounts, over HTTP. */
@NullMarked
package io.portcullis.http.owner;

import org.jspecify.annotations.NullMarked;
