/** The sockets: what the domain asks of stores and skills, each with a contract in the testkit. */
@NullMarked
package io.portcullis.domain.port;

import org.jspecify.annotations.NullMarked;
