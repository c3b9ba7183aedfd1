/** What the tests of the use cases share. */
@NullMarked
package io.portcullis.application;

import org.jspecify.annotations.NullMarked;
