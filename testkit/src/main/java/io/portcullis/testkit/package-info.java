/** What tests of every module share: sample values, and the fakes' one store. */
@NullMarked
package io.portcullis.testkit;

import org.jspecify.annotations.NullMarked;
