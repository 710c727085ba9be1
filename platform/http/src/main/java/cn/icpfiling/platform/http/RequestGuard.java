package cn.icpfiling.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.impl.VertxHandler;
import jakarta.enterprise.inject.spi.CDI;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Guards one HTTP/1 connection of a server. Refuses unreadable requests with a complete response, refuses a request
 * head that does not arrive in time, and declines the upgrade to HTTP/2 in clear text.
 *
 * <p>A refused connection is closed in two steps: first the server's side, then all of it, when the caller has closed
 * their side or a second has passed. Closing at once with unread bytes of the caller makes TCP discard the response.
 */
// Netty passes the outcome on in the promise; the future is the same object.
@SuppressWarnings("FutureReturnValueIgnored")
final class RequestGuard extends ChannelDuplexHandler {

    private static final String DECODER = "httpDecoder";
    private static final String ENCODER = "httpEncoder";
    private static final String CONNECTION = "handler";
    private static final Duration LINGER = Duration.ofSeconds(1);
    /** The path of refused requests for all who count requests by path: what their callers wrote is no path of ours. */
    private static final String NO_PATH = "/other";

    private final Duration headTimeout;

    private ChannelHandlerContext context;
    private Future<?> deadline;
    private Future<?> lingering;
    private int unanswered;
    private boolean insideRequest;
    private boolean insideAnswer;
    private boolean decoded;
    private boolean refused;
    private boolean answeredHere;

    private RequestGuard(Duration headTimeout) {
        this.headTimeout = headTimeout;
    }

    /**
     * Vert.x adds the decoder at once, or after the first bytes if it must still detect HTTP/2 or TLS. A connection
     * without a decoder speaks another protocol and has no guard.
     */
    static void install(Channel connection, Duration headTimeout) {
        if (isReady(connection.pipeline())) {
            insert(connection.pipeline(), headTimeout);
            return;
        }
        connection.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                var pipeline = context.pipeline();
                if (isReady(pipeline)) {
                    insert(pipeline, headTimeout);
                }
                if (isReady(pipeline) || pipeline.get(CONNECTION) != null) {
                    pipeline.remove(this);
                }
                context.fireChannelRead(bytes);
            }
        });
    }

    private static boolean isReady(ChannelPipeline pipeline) {
        return pipeline.get(DECODER) != null;
    }

    private static void insert(ChannelPipeline pipeline, Duration headTimeout) {
        var guard = new RequestGuard(headTimeout);
        pipeline.addBefore(DECODER, null, guard.new Arrivals());
        pipeline.addAfter(ENCODER, null, guard);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    /** Sees the bytes before the decoder: only here an incomplete request head can be detected. */
    private final class Arrivals extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext before, Object bytes) {
            if (refused) {
                ReferenceCountUtil.release(bytes);
                return;
            }
            // Some callers end a body with an extra empty line, which does not begin a request.
            var beginsRequest = !insideRequest && bytes instanceof ByteBuf buffer && isText(buffer);
            decoded = false;
            before.fireChannelRead(bytes);
            if (beginsRequest && !decoded && !refused && deadline == null) {
                deadline = before.executor()
                        .schedule(RequestGuard.this::giveUp, headTimeout.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private boolean isText(ByteBuf buffer) {
            return buffer.forEachByte(octet -> octet >= 0 && octet <= ' ') >= 0;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object message) {
        decoded = true;
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest head) {
            begin(head);
        }
        var isBroken = message instanceof HttpContent content
                && !(message instanceof HttpRequest)
                && !content.decoderResult().isSuccess();
        if (isBroken) {
            refuseHere(UnreadableRequests.Reason.MALFORMED);
        }
        if (message instanceof LastHttpContent) {
            insideRequest = false;
        }
        here.fireChannelRead(message);
    }

    private void begin(HttpRequest head) {
        stopWaiting();
        insideRequest = true;
        unanswered++;
        RequestHead.check(head);
        RequestHead.declineHttp2(head);
        if (head.decoderResult().isSuccess()) {
            return;
        }
        refused = true;
        head.setProtocolVersion(HttpVersion.HTTP_1_1);
        head.setUri(NO_PATH);
        if (context.pipeline().get(CONNECTION) instanceof VertxHandler<?> vertx
                && vertx.getConnection() instanceof HttpServerConnection connection) {
            connection.invalidRequestHandler(RequestGuard::refuse);
        } else {
            // On a port that speaks HTTP/2 in clear text as well, Vert.x makes the connection behind its first request.
            refuseHere(RequestHead.reasonOf(head.decoderResult().cause()));
        }
    }

    /** Vert.x calls this when the responses to earlier requests have been sent. */
    private static void refuse(HttpServerRequest request) {
        var refusal = refusal(RequestHead.reasonOf(request.decoderResult().cause()), request::getHeader);
        var response = request.response().setStatusCode(refusal.status());
        refusal.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        response.end(Buffer.buffer(refusal.body()));
    }

    private void giveUp() {
        deadline = null;
        refuseHere(UnreadableRequests.Reason.TOO_SLOW);
        close(context, context.newPromise());
    }

    /** Responds without Vert.x, unless another response is due or under way that this one would mix with. */
    private void refuseHere(UnreadableRequests.Reason reason) {
        refused = true;
        if (insideAnswer || unanswered != (insideRequest ? 1 : 0)) {
            return;
        }
        var refusal = refusal(reason, name -> null);
        var answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(refusal.status()),
                Unpooled.wrappedBuffer(refusal.body()));
        refusal.headers().forEach(answer.headers()::set);
        answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, refusal.body().length);
        context.writeAndFlush(answer);
        answeredHere = true;
    }

    private static Refusal refusal(UnreadableRequests.Reason reason, UnaryOperator<String> header) {
        var words = CDI.current().select(UnreadableRequests.class);
        return words.isResolvable()
                ? words.get().of(reason, header)
                : new Refusal(reason.status(), Map.of(), new byte[0]);
    }

    @Override
    public void write(ChannelHandlerContext here, Object message, ChannelPromise promise) {
        if (answeredHere) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof HttpResponse head) {
            insideAnswer = head.status().codeClass() != HttpStatusClass.INFORMATIONAL;
            if (hasNoBody(head)) {
                head.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
                head.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
            }
        }
        if (message instanceof LastHttpContent && insideAnswer) {
            insideAnswer = false;
            unanswered--;
        }
        here.write(message, promise);
    }

    /**
     * RFC 9112, 6.3: these responses end with their headers. Some clients wait for the body that a header announces.
     */
    private static boolean hasNoBody(HttpResponse answer) {
        return answer.status().code() == HttpResponseStatus.NOT_MODIFIED.code()
                || answer.status().code() == HttpResponseStatus.NO_CONTENT.code();
    }

    @Override
    public void close(ChannelHandlerContext here, ChannelPromise promise) {
        if (!refused
                || !(here.channel() instanceof DuplexChannel duplex)
                || here.pipeline().get("ssl") != null) {
            here.close(promise);
            return;
        }
        here.channel().closeFuture().addListener(_ -> promise.trySuccess());
        if (lingering != null) {
            return;
        }
        lingering = here.executor().schedule(() -> here.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
        here.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((ChannelFutureListener) _ -> duplex.shutdownOutput());
        here.channel().config().setAutoRead(true);
    }

    @Override
    public void channelInactive(ChannelHandlerContext here) {
        stopWaiting();
        if (lingering != null) {
            lingering.cancel(false);
        }
        here.fireChannelInactive();
    }

    private void stopWaiting() {
        if (deadline == null) {
            return;
        }
        deadline.cancel(false);
        deadline = null;
    }
}
