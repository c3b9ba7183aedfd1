/** How the audit trail is read, and forgotten in time. */
@NullMarked
package io.portcullis.application.audit;

import org.jspecify.annotations.NullMarked;
