package cn.icpfiling.inspection.dns.transport;

import cn.icpfiling.inspection.dns.wire.Question;
import cn.icpfiling.inspection.dns.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** One question over one non-blocking TCP connection (RFC 7766): connect, write, read two bytes of length and the answer. */
final class TcpExchange {
    /** How far an exchange has come. */
    enum Progress {
        GOES_ON,
        DONE,
        FAILED
    }

    private final Query query;
    private final SocketChannel channel;
    private final ByteBuffer out;
    private ByteBuffer in = ByteBuffer.allocate(2);
    private boolean hasLength;

    private TcpExchange(Query query, SocketChannel channel) {
        this.query = query;
        this.channel = channel;
        this.out = ByteBuffer.allocate(2 + query.length)
                .putShort((short) query.length)
                .put(query.message, 0, query.length)
                .flip();
    }

    /** Starts to connect. Throws if the kernel refuses at once. */
    static TcpExchange start(Query query, Selector selector, Optional<InetAddress> local) throws IOException {
        var channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            if (local.isPresent()) {
                channel.bind(new InetSocketAddress(local.get(), 0));
            }
            var exchange = new TcpExchange(query, channel);
            var connected = channel.connect(query.server.address());
            channel.register(selector, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, exchange);
            return exchange;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    Query query() {
        return query;
    }

    Progress ready(SelectionKey key) {
        try {
            if (key.isConnectable() && channel.finishConnect() || key.isWritable()) {
                // A new connection takes a question at once, so no round of the loop waits for the word that it may.
                channel.write(out);
                key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            }
            return key.isReadable() ? read() : Progress.GOES_ON;
        } catch (IOException e) {
            return Progress.FAILED;
        }
    }

    private Progress read() throws IOException {
        while (true) {
            var count = channel.read(in);
            if (count < 0) {
                return Progress.FAILED;
            }
            if (in.hasRemaining()) {
                return Progress.GOES_ON;
            }
            if (hasLength) {
                return isAnswer() ? Progress.DONE : Progress.FAILED;
            }
            hasLength = true;
            in = ByteBuffer.allocate(in.getShort(0) & 0xffff);
            if (!in.hasRemaining()) {
                return Progress.FAILED;
            }
        }
    }

    private boolean isAnswer() {
        var answer = in.array();
        return answer.length >= Wire.HEADER
                && Wire.isResponse(Wire.u16(answer, 2))
                && Wire.u16(answer, 0) == query.id
                && Question.match(query.message, query.sectionLength(), answer, answer.length)
                        != Question.Match.DIFFERENT;
    }

    /** The whole answer, once the exchange is done. */
    byte[] answer() {
        return in.array();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The descriptor is gone either way.
        }
    }
}
