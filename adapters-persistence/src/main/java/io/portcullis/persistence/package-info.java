/** The stores of the domain, kept in PostgreSQL or SQLite by the same SQL. */
@NullMarked
package io.portcullis.persistence;

import org.jspecify.annotations.NullMarked;
