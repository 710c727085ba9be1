package cn.icpfiling.sandbox.registry;

import cn.icpfiling.sandbox.SandboxConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.xbill.DNS.Message;

/** DNS over UDP and TCP on one port. */
@ApplicationScoped
public class DnsServer {

    private static final Logger LOG = Logger.getLogger(DnsServer.class);
    private static final int UDP_LIMIT = 512;
    private static final int UNDER_WAY = 100;

    private final SandboxConfig config;
    private final ZoneAnswers answers;
    private final Semaphore places = new Semaphore(UNDER_WAY);
    private TcpListener tcp;
    private DatagramSocket udp;

    DnsServer(SandboxConfig config, ZoneAnswers answers) {
        this.config = config;
        this.answers = answers;
    }

    void start(@Observes StartupEvent event) throws IOException {
        tcp = new TcpListener("dns", config.bind(), config.dnsPort(), this::converse);
        udp = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(config.bind()), tcp.port()));
        Thread.ofPlatform().daemon().name("dns-udp").start(this::receive);
    }

    void stop(@Observes ShutdownEvent event) {
        tcp.close();
        udp.close();
    }

    public int port() {
        return tcp.port();
    }

    private void receive() {
        while (!udp.isClosed()) {
            var packet = new DatagramPacket(new byte[4096], 4096);
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
            var query = java.util.Arrays.copyOf(packet.getData(), packet.getLength());
            if (isReply(query)) {
                return;
            }
            var reply = replyTo(query).toWire(UDP_LIMIT);
            udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
        } catch (IOException e) {
            LOG.debugf("dns-udp: an answer did not go out: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("dns-udp: a question failed", e);
        } finally {
            places.release();
        }
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
            var reply = replyTo(query).toWire(65_535);
            var framed = new byte[reply.length + 2];
            framed[0] = (byte) (reply.length >>> 8);
            framed[1] = (byte) reply.length;
            System.arraycopy(reply, 0, framed, 2, reply.length);
            connection.getOutputStream().write(framed);
            connection.getOutputStream().flush();
        }
    }

    /** Ignores replies: two servers that answer each other's replies never stop. */
    private static boolean isReply(byte[] wire) {
        return wire.length < 12 || (wire[2] & 0x80) != 0;
    }

    private Message replyTo(byte[] wire) {
        Message query;
        try {
            query = new Message(wire);
        } catch (IOException unreadable) {
            return ZoneAnswers.formatError(wire);
        }
        return answers.to(query);
    }
}
