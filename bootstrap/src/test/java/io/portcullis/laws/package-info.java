/** The laws of the house, held against its compiled classes; each is seen to refuse a culprit that breaks it. */
@NullMarked
package io.portcullis.laws;

import org.jspecify.annotations.NullMarked;
