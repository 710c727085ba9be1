package cn.icpfiling.platform.http;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Adds a {@link RequestGuard} to each connection of each HTTP server of this process, including the management port.
 * Vert.x finds this class by its service file. Quarkus has no hook for the options of the management port and none for
 * {@code invalidRequestHandler}. So the transport is the place that reaches both servers.
 */
public final class GuardedServers implements VertxServiceProvider {

    static final String HEAD_TIMEOUT = "icp.http.head-timeout";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public void init(VertxBuilder vertx) {
        var patience = ConfigProvider.getConfig()
                .getOptionalValue(HEAD_TIMEOUT, Duration.class)
                .orElse(PATIENCE);
        vertx.findTransport(new GuardingTransport(vertx.findTransport(), patience));
    }
}
