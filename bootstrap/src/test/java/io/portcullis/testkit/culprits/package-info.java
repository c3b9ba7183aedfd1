/** What the laws refuse in the testkit. */
@NullMarked
package io.portcullis.testkit.culprits;

import org.jspecify.annotations.NullMarked;
