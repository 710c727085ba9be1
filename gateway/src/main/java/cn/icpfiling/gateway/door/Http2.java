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

    private final boolean inClearText;

    Http2(@ConfigProperty(name = "icp.gateway.http2-in-clear-text") boolean inClearText) {
        this.inClearText = inClearText;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(inClearText);
    }

    /** Within TLS the protocol is agreed on by ALPN and nothing else. */
    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
