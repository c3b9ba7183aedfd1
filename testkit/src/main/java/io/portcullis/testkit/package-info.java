/** What tests of every module share: sample values. */
@NullMarked
package io.portcullis.testkit;

import org.jspecify.annotations.NullMarked;
