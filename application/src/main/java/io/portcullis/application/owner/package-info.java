/** What owners may do to their own accounts. */
@NullMarked
package io.portcullis.application.owner;

import org.jspecify.annotations.NullMarked;
