/** What is mailed to the owners of accounts, when it is tried again, and when it is given up. */
@NullMarked
package io.portcullis.domain.mail;

import org.jspecify.annotations.NullMarked;
