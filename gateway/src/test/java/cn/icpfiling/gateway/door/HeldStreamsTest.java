package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class HeldStreamsTest {

    private static final int STREAMS = 6;

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final HeldStreams held = new HeldStreams(new MemorySize(BigInteger.valueOf(64 << 10)), STREAMS, metrics);
    private final Http2ConnectionHandler one = handler();
    private final EmbeddedChannel channel = new EmbeddedChannel(one);
    private final Http2ConnectionHandler other = handler();
    private final EmbeddedChannel otherChannel = new EmbeddedChannel(other);

    private static Http2ConnectionHandler handler() {
        return new Http2ConnectionHandlerBuilder()
                .server(true)
                .frameListener(new Http2EventAdapter() {})
                .build();
    }

    private CallerStream opened(int stream, boolean withBody) throws Http2Exception {
        return new CallerStream(channel, one, one.connection().remote().createStream(stream, !withBody));
    }

    @Test
    void streams_are_taken_until_their_headers_and_waiting_bodies_fill_the_room_of_all_connections() throws Exception {
        assertThat(held.take(opened(1, true), 16 << 10, 0)).isTrue();
        assertThat(held.held()).isEqualTo((16 + 16 + 4) << 10);
        assertThat(held.take(opened(3, false), 16 << 10, 0)).isTrue();

        var more = new CallerStream(
                otherChannel, other, other.connection().remote().createStream(1, true));
        assertThat(held.take(more, 16 << 10, 0)).as("of another connection").isFalse();
        assertThat(held.held()).isEqualTo((16 + 16 + 4 + 16 + 4) << 10);

        one.connection().stream(1).close();
        assertThat(held.take(more, 16 << 10, 0)).isTrue();
        one.connection().stream(3).close();
        other.connection().stream(1).close();
        assertThat(held.held()).isZero();
    }

    @Test
    void a_body_of_untold_length_may_take_more() throws Exception {
        assertThat(held.take(opened(1, true), 100, -1)).isTrue();
        assertThat(held.held()).isEqualTo(100 + ((48 + 4) << 10));
        assertThat(held.take(opened(3, false), 100, -1)).as("no body").isTrue();
        assertThat(held.held()).isEqualTo(200 + ((48 + 4 + 4) << 10));
    }

    @Test
    void a_stream_that_is_refused_is_counted_and_no_other() throws Exception {
        assertThat(held.take(opened(1, false), 16 << 10, 0)).isTrue();
        assertThat(refused()).isZero();

        assertThat(held.take(opened(3, false), 64 << 10, 0)).isFalse();
        assertThat(held.take(opened(5, false), 64 << 10, 0)).isFalse();
        assertThat(refused()).isEqualTo(2);
    }

    private double refused() {
        return metrics.get("gateway.streams.refused").counter().count();
    }

    @Test
    void a_connection_that_is_lost_holds_nothing() throws Exception {
        for (var stream = 1; stream < 6; stream += 2) {
            assertThat(held.take(opened(stream, true), 100, 0)).isTrue();
        }
        channel.pipeline().fireChannelInactive();
        assertThat(held.held()).isZero();
    }

    @Test
    void a_connection_opens_no_more_streams_than_it_may_from_its_first_on() throws Exception {
        assertThat(held.take(opened(1, false), 100, 0)).isTrue();
        for (var stream = 3; stream < 2 * STREAMS; stream += 2) {
            opened(stream, false);
        }
        assertThatThrownBy(() -> opened(2 * STREAMS + 1, false)).isInstanceOf(Http2Exception.class);
    }
}
