package cn.icpfiling.gateway.door;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body on its way through: breaks off above its limit or when it is given up, and says when it is all through. */
final class MeteredBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> source;
    private final long limit;
    private final Pace pace;
    private final Runnable through;
    private Handler<Throwable> failure;
    private long seen;
    private boolean exceeded;
    private boolean over;

    MeteredBody(ReadStream<Buffer> source, long limit, Pace pace, Runnable through) {
        this.source = source;
        this.limit = limit;
        this.pace = pace;
        this.through = through;
    }

    boolean exceeded() {
        return exceeded;
    }

    /** Nothing more will come, be it that all is through or that it broke off. */
    boolean isOver() {
        return over;
    }

    /** Takes no more of it. */
    void giveUp() {
        breakOff(new IllegalStateException("the body comes too slowly"));
    }

    /** Nobody waits for it any more. */
    void dismiss() {
        over = true;
    }

    private void breakOff(Throwable why) {
        if (over) return;
        over = true;
        if (failure != null) failure.handle(why);
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        if (handler == null) {
            source.handler(null);
            return this;
        }
        source.handler(piece -> {
            if (over) return;
            seen += piece.length();
            pace.piece(piece.length());
            if (seen <= limit) {
                handler.handle(piece);
            } else {
                exceeded = true;
                breakOff(new IllegalStateException("the body is above its limit"));
            }
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        failure = handler;
        source.exceptionHandler(handler == null ? null : this::breakOff);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        source.endHandler(
                handler == null
                        ? null
                        : end -> {
                            if (over) return;
                            over = true;
                            through.run();
                            handler.handle(end);
                        });
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        pace.heldBack();
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        pace.wanted();
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        pace.wanted();
        source.fetch(amount);
        return this;
    }
}
