package cn.icpfiling.gateway.door;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.AttributeKey;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the open streams of all connections of HTTP/2 hold: their headers, the part of a body that may come before a service takes it,
 * and what Vert.x and the gateway know of them. A connection of HTTP/1 holds one request, and the number of connections is the limit.
 */
@Singleton
final class HeldStreams {

    private static final AttributeKey<Account> ACCOUNT = AttributeKey.valueOf(HeldStreams.class, "account");
    private static final int OF_ITS_OWN = 4 << 10;
    /** Of a length that is not told so much may be read ahead, with the frame that makes it a long one, and wait in the window behind it. */
    private static final int UNTOLD_BODY = RequestBody.AHEAD + 2 * Http2.WAITING_WINDOW;

    private final long limit;
    private final int streams;
    private final AtomicLong held = new AtomicLong();
    private final Counter refused;

    HeldStreams(
            @ConfigProperty(name = "icp.gateway.http2-memory") MemorySize limit,
            @ConfigProperty(name = "quarkus.http.limits.max-concurrent-streams") int streams,
            MeterRegistry metrics) {
        this.limit = limit.asLongValue();
        this.streams = streams;
        this.refused = metrics.counter("gateway.streams.refused");
    }

    /**
     * Returns false if there is no room for this stream; no request is counted then, so the stream is.
     *
     * @param body the length of its body; negative if it is not told
     */
    boolean take(CallerStream caller, long headers, long body) {
        var account = caller.channel().attr(ACCOUNT);
        if (account.get() == null) {
            account.set(new Account(caller.handler().connection()));
        }
        var size = OF_ITS_OWN + headers + ofBody(caller, body);
        if (held.addAndGet(size) > limit) {
            held.addAndGet(-size);
            refused.increment();
            return false;
        }
        account.get().add(caller.stream(), size);
        return true;
    }

    private static int ofBody(CallerStream caller, long length) {
        if (!caller.isSending()) {
            return 0;
        }
        return length < 0 ? UNTOLD_BODY : Http2.WAITING_WINDOW;
    }

    long held() {
        return held.get();
    }

    /** The streams of one connection. They are accounted for until Netty closes them, by whatever side. */
    private final class Account extends Http2ConnectionAdapter {

        private final Http2Connection.PropertyKey key;

        /** Netty keeps to the number of streams only once the caller has confirmed it, so it is set here, too. */
        Account(Http2Connection connection) {
            key = connection.newKey();
            connection.remote().maxActiveStreams(streams);
            connection.addListener(this);
        }

        void add(Http2Stream stream, long size) {
            stream.setProperty(key, size);
        }

        @Override
        public void onStreamClosed(Http2Stream stream) {
            Long size = stream.removeProperty(key);
            if (size != null) {
                held.addAndGet(-size);
            }
        }
    }
}
