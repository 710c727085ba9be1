package cn.icpfiling.platform.web;

import io.vertx.ext.web.RoutingContext;

/** The paths that services call and the gateway never opens. */
public final class InternalPath {

    private static final String PREFIX = "/internal/";

    private InternalPath() {}

    public static boolean isAsked(RoutingContext request) {
        return request.normalizedPath().startsWith(PREFIX);
    }
}
