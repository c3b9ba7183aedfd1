/** The fakes, held to the contracts of their ports. */
@NullMarked
package io.portcullis.testkit.fake;

import org.jspecify.annotations.NullMarked;
