/** What an operator's machinery asks of the process, on a listener of its own. */
@NullMarked
package io.portcullis.http.management;

import org.jspecify.annotations.NullMarked;
