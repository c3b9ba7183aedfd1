/** What every port promises, as tests: each plug and each fake extends the contract of its port. */
@NullMarked
package io.portcullis.testkit.contract;

import org.jspecify.annotations.NullMarked;
