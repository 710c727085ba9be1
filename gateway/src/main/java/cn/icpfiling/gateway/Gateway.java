package cn.icpfiling.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public final class Gateway {

    /**
     * Quarkus answers a target that is no URI before any route and without a body, and has this setting alone. Such targets are refused by
     * platform-http (HTTP/1) and {@code Http2Requests}. It counts only if it is set before a class of Quarkus is loaded.
     */
    private static final String ANSWERED_BY_US = "vertx.disableURIValidation";

    private Gateway() {}

    public static void main(String... arguments) {
        System.setProperty(ANSWERED_BY_US, "true");
        Quarkus.run(arguments);
    }
}
