/** Who somebody is here: the account, its address and its roles. */
@NullMarked
package io.portcullis.domain.account;

import org.jspecify.annotations.NullMarked;
