/** Links that are mailed: asking for one, and using one. */
@NullMarked
package io.portcullis.application.ticket;

import org.jspecify.annotations.NullMarked;
