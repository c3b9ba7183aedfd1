/** What the laws refuse among the steps. */
@NullMarked
package io.portcullis.application.steps.culprits;

import org.jspecify.annotations.NullMarked;
