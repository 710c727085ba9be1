package cn.icpfiling.platform.http;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Puts a {@link RequestGuard} on each connection of each HTTP server of this process, that of the management port included.
 * Vert.x finds this class by its service file. Quarkus offers no hook for the management port's options and none for
 * {@code invalidRequestHandler}, so the transport is where both servers can be reached.
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
