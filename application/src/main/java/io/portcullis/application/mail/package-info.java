/** How queued mails leave. */
@NullMarked
package io.portcullis.application.mail;

import org.jspecify.annotations.NullMarked;
