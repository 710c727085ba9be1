package cn.icpfiling.gateway.door;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Processes the requests of a connection one after the other. Vert.x reads and queues all pipelined requests of a
 * caller before responses are read, so one caller can fill the memory of the process. Here the next request waits until
 * the previous response is written and the caller has read enough of it. Meanwhile at most one more request is decoded.
 * The rest stays undecoded bytes of one read, and nothing more is read.
 */
final class OneAtATime extends ChannelDuplexHandler {

    private static final String DECODER = "httpDecoder";
    private static final String VERTX = "handler";
    private static final AttributeKey<Boolean> GUARDED = AttributeKey.valueOf(OneAtATime.class, "guarded");

    private final Deque<Object> held = new ArrayDeque<>(2);

    private ByteToMessageDecoder decoder;
    private ChannelHandlerContext decoderContext;
    private ChannelHandlerContext here;
    private boolean insideRequest = true;
    private boolean answering = true;
    private boolean isLast;
    private boolean moreIsDecodable;
    private boolean reads = true;
    private boolean scheduled;

    private OneAtATime() {}

    /**
     * Called while a connection's first request is forwarded, because Quarkus leaves no earlier hook of Vert.x free.
     */
    static void on(HttpServerRequest request, FlushConsolidation.Turn turn) {
        if (!(request.connection() instanceof ConnectionBase connection) || request.isEnded()) {
            return;
        }
        var channel = connection.channel();
        if (channel.hasAttr(GUARDED) || channel.pipeline().get(DECODER) == null) {
            return;
        }
        channel.attr(GUARDED).set(true);
        channel.pipeline().addBefore(VERTX, null, new OneAtATime());
        turn.consolidate(request.connection());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        here = added;
        decoder = (ByteToMessageDecoder) added.pipeline().get(DECODER);
        decoderContext = added.pipeline().context(DECODER);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (held.isEmpty() && !mustWait()) {
            pass(message);
        } else {
            held.add(message);
            moreIsDecodable = true;
            stopReading();
        }
    }

    private boolean mustWait() {
        return !insideRequest && (answering || isLast || !here.channel().isWritable());
    }

    private void pass(Object message) {
        if (message instanceof HttpRequest) {
            insideRequest = true;
            answering = true;
        }
        if (message instanceof LastHttpContent) {
            insideRequest = false;
            // The decoder checks this flag after each message and stops after the next one.
            if (mustWait()) {
                decoder.setSingleDecode(true);
            }
        }
        here.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        // RFC 9112, 9.6: after an answer with Connection: close no further request of the connection is read.
        isLast |= message instanceof HttpResponse head
                && head.headers().contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
        var _ = context.write(message, promise);
        if (message instanceof LastHttpContent && !isInterim(message)) {
            answering = false;
            goOnIfFree();
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        goOnIfFree();
        context.fireChannelWritabilityChanged();
    }

    private void goOnIfFree() {
        if (insideRequest || mustWait()) {
            return;
        }
        if (!moreIsDecodable) {
            decoder.setSingleDecode(false);
        } else if (!scheduled) {
            scheduled = true;
            here.executor().execute(this::goOn);
        }
    }

    private void goOn() {
        scheduled = false;
        if (here.isRemoved() || insideRequest || mustWait()) {
            return;
        }
        // Before any request is passed on, because that request may pause reading itself.
        startReading();
        decoder.setSingleDecode(false);
        while (!held.isEmpty() && !mustWait()) {
            pass(held.poll());
        }
        if (held.isEmpty() && !mustWait()) {
            moreIsDecodable = false;
            decodeOn();
        }
        here.fireChannelReadComplete();
        if (moreIsDecodable) {
            stopReading();
        }
    }

    private void decodeOn() {
        try {
            decoder.channelRead(decoderContext, Unpooled.EMPTY_BUFFER);
        } catch (Exception broken) {
            here.fireExceptionCaught(broken);
        }
    }

    private void stopReading() {
        reads = false;
        here.channel().config().setAutoRead(false);
    }

    private void startReading() {
        reads = true;
        here.channel().config().setAutoRead(true);
    }

    /** Vert.x continues reading after a body is consumed. Prevents that while a request waits here. */
    @Override
    public void read(ChannelHandlerContext context) {
        if (reads) {
            context.read();
        } else {
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        drop();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        drop();
    }

    private void drop() {
        while (!held.isEmpty()) {
            ReferenceCountUtil.release(held.poll());
        }
    }
}
