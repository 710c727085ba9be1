package cn.icpfiling.gateway.door;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * HTTP/2 is offered to callers over TLS. In clear text it is for a load balancer that speaks it without asking (prior knowledge), and only
 * if the settings say so; the change of protocol within a connection (Upgrade: h2c) is declined in any case, see platform-http.
 */
@Singleton
final class Http2 implements HttpServerOptionsCustomizer {

    /** What a caller may send of a body that nothing takes yet: enough for most JSON, and little where many wait. */
    static final int WAITING_WINDOW = 16 << 10;

    /** What a caller may send ahead once a service takes the body: 2.5 MB a second at a distance of 50 ms. */
    static final int FLOWING_WINDOW = 128 << 10;

    private final boolean inClearText;

    Http2(@ConfigProperty(name = "icp.gateway.http2-in-clear-text") boolean inClearText) {
        this.inClearText = inClearText;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(inClearText);
        setWindows(options);
    }

    /** Within TLS the protocol is agreed on by ALPN and nothing else. */
    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
        setWindows(options);
    }

    /** The connection has room for all of its bodies, so that those which their services hold up hold up no other one. */
    private static void setWindows(HttpServerOptions options) {
        var settings = options.getInitialSettings().setInitialWindowSize(WAITING_WINDOW);
        options.setInitialSettings(settings);
        options.setHttp2ConnectionWindowSize(Math.toIntExact(settings.getMaxConcurrentStreams() * FLOWING_WINDOW));
    }
}
