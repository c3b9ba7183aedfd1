/** What the process prints: a log that nobody but the process can write a line of. */
@NullMarked
package io.portcullis.bootstrap.log;

import org.jspecify.annotations.NullMarked;
