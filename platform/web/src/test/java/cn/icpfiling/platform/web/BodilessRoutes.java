package cn.icpfiling.platform.web;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;

/** Answers as a proxy passes them on: with the other server's words for the status and a body in chunks announced. */
final class BodilessRoutes {

    void register(@Observes Router router) {
        for (var status : new int[] {204, 304}) {
            router.get("/answers/" + status)
                    .handler(request -> request.response()
                            .setStatusCode(status)
                            .setStatusMessage("As before")
                            .setChunked(true)
                            .end());
        }
    }
}
