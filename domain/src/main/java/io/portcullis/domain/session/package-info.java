/** How long a login lasts: sessions, their refresh generations, and the caller they speak for. */
@NullMarked
package io.portcullis.domain.session;

import org.jspecify.annotations.NullMarked;
