/** Where the house is put together: settings are read, parts are wired by hand, and the server is run. */
@NullMarked
package io.portcullis.bootstrap;

import org.jspecify.annotations.NullMarked;
