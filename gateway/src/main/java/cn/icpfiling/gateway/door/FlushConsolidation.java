package cn.icpfiling.gateway.door;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Flushes all connections of one event loop together, after the loop has handled the data it read. Netty's
 * {@code FlushConsolidationHandler} does this for the writes of one connection. Here each connection has one or two
 * writes in a turn, and the cost is that a write wakes a sleeping reader. Consecutive writes find the reader awake: at
 * full load the gateway answers a quarter more requests (P6). A single caller waits no longer, because the turn ends at
 * once.
 */
final class FlushConsolidation extends ChannelDuplexHandler {

    private final Turn turn;
    private ChannelHandlerContext here;
    private boolean pending;

    FlushConsolidation(Turn turn) {
        this.turn = turn;
    }

    /** The connections of an event loop to flush when this turn of the loop ends. */
    static final class Turn {

        private final EventLoop loop;
        private final Executor later;
        private List<FlushConsolidation> pending = new ArrayList<>();
        private List<FlushConsolidation> spare = new ArrayList<>();

        Turn(EventLoop loop) {
            this(loop, loop);
        }

        /** @param later runs a task when the current turn has ended */
        Turn(EventLoop loop, Executor later) {
            this.loop = loop;
            this.later = later;
        }

        /**
         * Skips a connection of another loop, because the wrong thread would flush it. Such a connection flushes by
         * itself, as without this class.
         */
        void consolidate(HttpConnection connection) {
            if (connection instanceof ConnectionBase base && base.channel().eventLoop() == loop) {
                base.channel().pipeline().addFirst(new FlushConsolidation(this));
            }
        }

        private void add(FlushConsolidation connection) {
            pending.add(connection);
            if (pending.size() == 1) {
                later.execute(this::end);
            }
        }

        private void end() {
            var flushed = pending;
            pending = spare;
            spare = flushed;
            flushed.forEach(FlushConsolidation::flushNow);
            flushed.clear();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        here = added;
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        if (pending) {
            return;
        }
        pending = true;
        turn.add(this);
    }

    private void flushNow() {
        if (!pending) {
            return;
        }
        pending = false;
        here.flush();
    }

    /** Flushes first, because unflushed data is lost when a channel is closed. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        flushNow();
        var _ = context.close(promise);
    }

    @Override
    public void disconnect(ChannelHandlerContext context, ChannelPromise promise) {
        flushNow();
        var _ = context.disconnect(promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        flushNow();
    }
}
