package cn.icpfiling.gateway.door;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * What the system holds of the answers on one connection. Linux lets it grow to 4 MiB by itself (tcp_wmem), and tells that there is room
 * again once a third is free: then it shows only every megabyte that a caller reads, and a slow one looks like one who does not read. It is
 * memory that callers fill, too.
 */
@Singleton
final class SendBuffers implements HttpServerOptionsCustomizer {

    /**
     * As much as a caller may send ahead ({@link Http2#FLOWING_WINDOW}): 2.5 MB a second at a distance of 50 ms. Linux takes it twice for its
     * own needs; so a third is some 85 KiB, five seconds of the slowest reader who counts as steady.
     */
    private static final int BYTES = 128 << 10;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }
}
