package cn.icpfiling.gateway.door;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** The stream of a request in HTTP/2, as Netty knows it: Vert.x shows neither its state nor its window. Used on its event loop. */
record CallerStream(Channel channel, Http2ConnectionHandler handler, Http2Stream stream) {

    /** Returns null for HTTP/1, and for a stream that has ended. */
    static CallerStream of(HttpServerRequest caller) {
        if (caller.version() != HttpVersion.HTTP_2 || !(caller.connection() instanceof ConnectionBase connection)) {
            return null;
        }
        var channel = connection.channel();
        var handler = channel.pipeline().get(Http2ConnectionHandler.class);
        var stream = handler == null ? null : handler.connection().stream(caller.streamId());
        return stream == null ? null : new CallerStream(channel, handler, stream);
    }

    /** Whether the caller may still send of its body. */
    boolean isSending() {
        return stream.state().remoteSideOpen();
    }

    /** Whether the caller has not taken in the answer: it is to be written, or its end waits for the caller's window. */
    boolean isToBeAnswered() {
        return stream.state().localSideOpen();
    }

    /** Vert.x resets no stream whose answer it has handed to Netty, although the answer may wait there for the caller's window. */
    void reset(long code) {
        var context = channel.pipeline().context(handler);
        if (context != null) {
            var _ = handler.resetStream(context, stream.id(), code, context.newPromise());
            channel.flush();
        }
    }

    /** Lets the caller send more of this body than of one that waits. */
    void widen(int bytes) {
        try {
            handler.decoder().flowController().incrementWindowSize(stream, bytes);
            channel.flush();
        } catch (Http2Exception gone) {
            // The stream has ended meanwhile, and its exchange with it.
            Refusals.gone(gone);
        }
    }
}
