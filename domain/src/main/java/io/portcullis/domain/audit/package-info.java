/** What is written down about security-relevant acts, and for how long. */
@NullMarked
package io.portcullis.domain.audit;

import org.jspecify.annotations.NullMarked;
