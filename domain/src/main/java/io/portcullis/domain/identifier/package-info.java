/** How identifiers are made: UUIDs that sort by the time they were made at. */
@NullMarked
package io.portcullis.domain.identifier;

import org.jspecify.annotations.NullMarked;
