package cn.icpfiling.gateway.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.restassured.RestAssured;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/** A caller who writes and reads frames of HTTP/2, for what no HTTP client does. It confirms no setting. */
final class Http2Frames implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;

    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PRIORITY = 32;
    private static final int OF_PRIORITY = 5;

    /** One frame of the gateway. */
    record Frame(int type, int flags, int stream, byte[] payload) {

        /** Of RST_STREAM, and of GOAWAY behind the stream's number. */
        int error() {
            return Unpooled.wrappedBuffer(payload).getInt(type == GOAWAY ? 4 : 0);
        }
    }

    private final Socket socket = new Socket("localhost", RestAssured.port);
    private final DataInputStream incoming = new DataInputStream(socket.getInputStream());
    private final DefaultHttp2HeadersEncoder hpack = new DefaultHttp2HeadersEncoder();
    private final DefaultHttp2HeadersDecoder hpackOfAnswers = new DefaultHttp2HeadersDecoder();
    private int nextStream = 1;

    /** @param settings as pairs of number and value */
    Http2Frames(int... settings) throws IOException {
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        var preface = Http2CodecUtil.connectionPrefaceBuf();
        send(preface);
        var payload = Unpooled.buffer();
        for (var at = 0; at < settings.length; at += 2) {
            payload.writeShort(settings[at]).writeInt(settings[at + 1]);
        }
        send(SETTINGS, 0, 0, payload);
    }

    /** @return the number of its stream */
    int get(String path, String behave) throws IOException {
        return request("GET", path, behave, END_STREAM);
    }

    /** @param more names and values of further headers, whatever they are made of */
    int request(String method, String path, String behave, int flags, String... more) throws IOException {
        var headers = new DefaultHttp2Headers(false)
                .method(method)
                .scheme("http")
                .authority("x")
                .path(path);
        headers.add("authorization", "Bearer " + StubServices.token()).add("x-behave", behave);
        for (var at = 0; at < more.length; at += 2) {
            headers.add(more[at], more[at + 1]);
        }
        return headers(headers, flags);
    }

    /** CONNECT has neither scheme nor path. */
    int connect() throws IOException {
        return headers(new DefaultHttp2Headers().method("CONNECT").authority("x:443"), 0);
    }

    private int headers(Http2Headers headers, int flags) throws IOException {
        var stream = nextStream;
        nextStream += 2;
        var block = Unpooled.buffer();
        try {
            hpack.encodeHeaders(stream, headers, block);
        } catch (Http2Exception e) {
            throw new IllegalStateException(e);
        }
        send(HEADERS, flags | END_HEADERS, stream, block);
        return stream;
    }

    private void send(int type, int flags, int stream, ByteBuf payload) throws IOException {
        var head = Unpooled.buffer()
                .writeMedium(payload.readableBytes())
                .writeByte(type)
                .writeByte(flags)
                .writeInt(stream);
        send(Unpooled.wrappedBuffer(head, payload));
    }

    private void send(ByteBuf bytes) throws IOException {
        bytes.getBytes(bytes.readerIndex(), socket.getOutputStream(), bytes.readableBytes());
        socket.getOutputStream().flush();
    }

    Frame next() throws IOException {
        var length = incoming.readUnsignedShort() << 8 | incoming.readUnsignedByte();
        var type = incoming.readUnsignedByte();
        var flags = incoming.readUnsignedByte();
        var stream = incoming.readInt();
        var payload = new byte[length];
        incoming.readFully(payload);
        return new Frame(type, flags, stream, payload);
    }

    /** The next frame of a kind; others are read over. */
    Frame next(int type) throws IOException {
        var frame = next();
        while (frame.type() != type) {
            frame = next();
        }
        return frame;
    }

    /** The status of the next answer, as each must be read that comes over this connection. */
    String status() throws IOException {
        var head = next(HEADERS);
        var block = Unpooled.wrappedBuffer(head.payload());
        block.skipBytes((head.flags() & PRIORITY) == 0 ? 0 : OF_PRIORITY);
        try {
            return hpackOfAnswers.decodeHeaders(head.stream(), block).status().toString();
        } catch (Http2Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the gateway says about itself at the beginning. */
    Map<Integer, Integer> settings() throws IOException {
        var payload = Unpooled.wrappedBuffer(next(SETTINGS).payload());
        var settings = new HashMap<Integer, Integer>();
        while (payload.isReadable()) {
            settings.put(payload.readUnsignedShort(), payload.readInt());
        }
        return settings;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
