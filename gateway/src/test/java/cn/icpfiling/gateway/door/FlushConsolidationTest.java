package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

// Who wrote is told in the promise; these tests look at what leaves.
@SuppressWarnings("FutureReturnValueIgnored")
class FlushConsolidationTest {

    private final Deque<Runnable> ends = new ArrayDeque<>();
    private final EmbeddedChannel caller = new EmbeddedChannel();
    private final FlushConsolidation.Turn turn = new FlushConsolidation.Turn(caller.eventLoop(), ends::add);
    private int flushes;

    FlushConsolidationTest() {
        caller.pipeline().addFirst(new FlushConsolidation(turn)).addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void flush(ChannelHandlerContext context) {
                flushes++;
                context.flush();
            }
        });
    }

    @Test
    void what_is_written_within_a_turn_leaves_together_at_its_end() {
        caller.pipeline().writeAndFlush("head");
        caller.pipeline().writeAndFlush("body");
        assertThat(caller.outboundMessages()).isEmpty();
        endTurn();
        assertThat(caller.outboundMessages()).containsExactly("head", "body");
        assertThat(flushes).isEqualTo(1);
    }

    @Test
    void the_next_turn_has_a_flush_of_its_own() {
        caller.pipeline().writeAndFlush("first");
        endTurn();
        caller.pipeline().writeAndFlush("second");
        endTurn();
        assertThat(caller.outboundMessages()).containsExactly("first", "second");
        assertThat(flushes).isEqualTo(2);
    }

    @Test
    void what_is_written_because_something_was_flushed_leaves_with_the_next_turn() {
        caller.pipeline()
                .writeAndFlush("first")
                .addListener(written -> caller.pipeline().writeAndFlush("second"));
        endTurn();
        assertThat(caller.outboundMessages()).containsExactly("first");
        endTurn();
        assertThat(caller.outboundMessages()).containsExactly("first", "second");
    }

    @Test
    void what_waits_leaves_before_the_connection_ends() {
        caller.pipeline().writeAndFlush("last words");
        caller.pipeline().close();
        assertThat(caller.outboundMessages()).containsExactly("last words");
        endTurn();
        assertThat(flushes).isEqualTo(1);
    }

    private void endTurn() {
        assertThat(ends).hasSize(1);
        ends.remove().run();
    }
}
