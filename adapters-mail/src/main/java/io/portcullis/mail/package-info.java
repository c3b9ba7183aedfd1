/** Mails put into words by templates, and handed to an SMTP server, or printed where somebody develops. */
@NullMarked
package io.portcullis.mail;

import org.jspecify.annotations.NullMarked;
