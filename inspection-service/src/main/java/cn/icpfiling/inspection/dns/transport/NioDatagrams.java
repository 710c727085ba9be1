package cn.icpfiling.inspection.dns.transport;

import cn.icpfiling.inspection.dns.wire.Question;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** One system call for each packet, by the channels of the JDK. */
final class NioDatagrams implements Datagrams {
    private final DatagramChannel[] channels;
    private final ByteBuffer out = ByteBuffer.allocateDirect(Question.LONGEST);
    private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST);
    private SocketAddress from;

    NioDatagrams(DatagramChannel[] channels) {
        this.channels = channels;
    }

    @Override
    public boolean send(int port, Query query) {
        out.clear();
        out.put(query.message, 0, query.length).flip();
        try {
            return channels[port].send(out, query.server.address()) > 0;
        } catch (IOException | IllegalArgumentException refused) {
            // An unreachable or unusable address, as a hostile delegation may name one: the timer ends the question.
            return true;
        }
    }

    @Override
    public void flush() {
        // each packet leaves at once
    }

    @Override
    public boolean hasUnsent() {
        return false;
    }

    @Override
    public void forget(int port, Query query) {
        // no packet waits here
    }

    @Override
    public int receive(int port, byte[] into) {
        in.clear();
        try {
            from = channels[port].receive(in);
        } catch (IOException unreachable) {
            return FAILED;
        }
        if (from == null) {
            return NOTHING;
        }
        in.flip();
        var length = in.remaining();
        in.get(into, 0, length);
        return length;
    }

    @Override
    public boolean isFrom(NameServer server) {
        var address = server.address();
        // InetAddress.equals compares IPv6 addresses without their scope, as it should here.
        return from instanceof InetSocketAddress sender
                && sender.getPort() == address.getPort()
                && sender.getAddress().equals(address.getAddress());
    }

    @Override
    public void close() {
        // the garbage collector frees the buffers
    }
}
