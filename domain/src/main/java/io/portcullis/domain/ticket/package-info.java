/** Links that are mailed: what each is good for, and for how long. */
@NullMarked
package io.portcullis.domain.ticket;

import org.jspecify.annotations.NullMarked;
