/** How a session is opened, used, refreshed and ended. */
@NullMarked
package io.portcullis.application.session;

import org.jspecify.annotations.NullMarked;
