package io.portcullis.http.route;

import java.util.List;

/** What a street offers over HTTP. */
public interface Routes {

    List<Route> routes();
}
