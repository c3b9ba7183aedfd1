/** What takes how long: measured on the packaged jar, printed as tables, judged by people; parts of it by JMH. */
@NullMarked
package io.portcullis.benchmarks;

import org.jspecify.annotations.NullMarked;
