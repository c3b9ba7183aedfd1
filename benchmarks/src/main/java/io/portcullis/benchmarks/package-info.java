/** What takes how long: measured on the packaged jar, printed as tables, judged by people. */
@NullMarked
package io.portcullis.benchmarks;

import org.jspecify.annotations.NullMarked;
