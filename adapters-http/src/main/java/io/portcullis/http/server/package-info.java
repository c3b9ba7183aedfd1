/** The one place that knows the web server: it carries requests to routes and answers back. */
@NullMarked
package io.portcullis.http.server;

import org.jspecify.annotations.NullMarked;
