package cn.icpfiling.planted;

import io.vertx.ext.web.Router;

/** Opens a way in that no annotation guards. */
final class OwnRoute {
    void open(Router router) {
        router.get("/own");
    }
}
