/** Every port once more, in memory and fast, for tests of what stands on the ports. */
@NullMarked
package io.portcullis.testkit.fake;

import org.jspecify.annotations.NullMarked;
