/** The HTTP contract as tests: what every web adapter answers, whichever library it is written with. */
@NullMarked
package io.portcullis.testkit.http;

import org.jspecify.annotations.NullMarked;
