package cn.icpfiling.sandbox.dns;

import cn.icpfiling.sandbox.listener.TcpListener;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.xbill.DNS.Message;

/** One name server: one address, UDP and TCP on one port. */
final class DnsEndpoint implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DnsEndpoint.class);
    private static final int UDP_LIMIT = 512;
    private static final int TCP_LIMIT = 65_535;
    private static final int LONGEST_QUERY = 4096;
    private static final int UNDER_WAY = 1000;

    private final ZoneAnswers answers;
    private final NameServerGroup group;
    private final boolean first;
    private final Semaphore places = new Semaphore(UNDER_WAY);
    private final TcpListener tcp;
    private final DatagramSocket udp;
    private final DatagramSocket otherPort;

    DnsEndpoint(String address, int port, NameServerGroup group, boolean first, ZoneAnswers answers)
            throws IOException {
        this.answers = answers;
        this.group = group;
        this.first = first;
        this.tcp = new TcpListener("dns-" + address, address, port, this::converse);
        try {
            var local = InetAddress.getByName(address);
            this.udp = new DatagramSocket(new InetSocketAddress(local, tcp.port()));
            this.otherPort = new DatagramSocket(new InetSocketAddress(local, 0));
        } catch (IOException taken) {
            tcp.close();
            throw taken;
        }
        Thread.ofPlatform().daemon().name("dns-udp-" + address).start(this::receive);
    }

    int port() {
        return tcp.port();
    }

    @Override
    public void close() {
        tcp.close();
        udp.close();
        otherPort.close();
    }

    private void receive() {
        while (!udp.isClosed()) {
            var packet = new DatagramPacket(new byte[LONGEST_QUERY], LONGEST_QUERY);
            try {
                udp.receive(packet);
            } catch (IOException e) {
                if (!udp.isClosed()) {
                    LOG.warnf("dns-udp: %s", e.getMessage());
                }
                continue;
            }
            // without a free place the packet is dropped, as a resolver expects of UDP
            if (places.tryAcquire()) {
                Thread.ofVirtual().name("dns-udp-answer").start(() -> answer(packet));
            }
        }
    }

    private void answer(DatagramPacket packet) {
        try {
            var query = Arrays.copyOf(packet.getData(), packet.getLength());
            if (isReply(query)) {
                return;
            }
            var reply = replyTo(query, false);
            Thread.sleep(reply.delay());
            if (reply.forged() != null) {
                send(reply.fromOtherPort() ? otherPort : udp, reply.forged(), packet);
            }
            if (reply.message() != null) {
                send(udp, reply.message(), packet);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debugf("dns-udp: an answer did not go out: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("dns-udp: a question failed", e);
        } finally {
            places.release();
        }
    }

    private static void send(DatagramSocket from, Message message, DatagramPacket query) throws IOException {
        var bytes = message.toWire(UDP_LIMIT);
        from.send(new DatagramPacket(bytes, bytes.length, query.getSocketAddress()));
    }

    private void converse(Socket connection) throws IOException {
        var in = new DataInputStream(connection.getInputStream());
        while (true) {
            byte[] query;
            try {
                query = in.readNBytes(in.readUnsignedShort());
            } catch (EOFException end) {
                return;
            }
            var reply = replyTo(query, true);
            if (reply.closesTcp()) {
                return;
            }
            if (reply.isSilent()) {
                continue;
            }
            pause(reply);
            write(connection, reply.message().toWire(TCP_LIMIT));
        }
    }

    private static void pause(DnsReply reply) throws IOException {
        try {
            Thread.sleep(reply.delay());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the server stops", stopped);
        }
    }

    private static void write(Socket connection, byte[] reply) throws IOException {
        var framed = new byte[reply.length + 2];
        framed[0] = (byte) (reply.length >>> 8);
        framed[1] = (byte) reply.length;
        System.arraycopy(reply, 0, framed, 2, reply.length);
        connection.getOutputStream().write(framed);
        connection.getOutputStream().flush();
    }

    /** Ignores replies: two servers that answer each other's replies never stop. */
    private static boolean isReply(byte[] wire) {
        return wire.length < 12 || (wire[2] & 0x80) != 0;
    }

    private DnsReply replyTo(byte[] wire, boolean overTcp) {
        Message query;
        try {
            query = new Message(wire);
        } catch (IOException unreadable) {
            return DnsReply.of(ZoneAnswers.formatError(wire));
        }
        return answers.to(query, new Asked(group, first, overTcp));
    }
}
