package cn.icpfiling.gateway.door;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body on its way through: breaks off above its limit, and says when it is all through. */
final class MeteredBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> source;
    private final long limit;
    private final Runnable through;
    private Handler<Throwable> failure;
    private long seen;
    private boolean exceeded;

    MeteredBody(ReadStream<Buffer> source, long limit, Runnable through) {
        this.source = source;
        this.limit = limit;
        this.through = through;
    }

    boolean exceeded() {
        return exceeded;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        if (handler == null) {
            source.handler(null);
            return this;
        }
        source.handler(piece -> {
            seen += piece.length();
            if (seen <= limit) {
                handler.handle(piece);
            } else if (!exceeded) {
                exceeded = true;
                if (failure != null) failure.handle(new IllegalStateException("the body is above its limit"));
            }
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        failure = handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        source.endHandler(
                handler == null
                        ? null
                        : end -> {
                            if (exceeded) return;
                            through.run();
                            handler.handle(end);
                        });
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        source.fetch(amount);
        return this;
    }
}
