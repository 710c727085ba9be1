package cn.icpfiling.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsResolverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private DatagramSocket server;

    @AfterEach
    void stop() {
        server.close();
    }

    /** @param answer makes the answer out of the question; null is silence */
    private DnsResolver against(UnaryOperator<Message> answer) throws IOException {
        server = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            var packet = new DatagramPacket(new byte[1500], 1500);
            while (!server.isClosed()) {
                try {
                    server.receive(packet);
                    var question = new Message(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                    var reply = answer.apply(question);
                    if (reply != null) {
                        var bytes = reply.toWire();
                        server.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                    }
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return new DnsResolver(List.of("127.0.0.1:" + server.getLocalPort()));
    }

    private static Message reply(Message question) {
        var reply = new Message(question.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(question.getQuestion(), Section.QUESTION);
        return reply;
    }

    @Test
    void both_families_are_asked_and_all_addresses_returned() throws IOException {
        var resolver = against(question -> {
            var reply = reply(question);
            var name = question.getQuestion().getName();
            if (question.getQuestion().getType() == Type.A) {
                reply.addRecord(new ARecord(name, DClass.IN, 60, Scene.address("47.96.1.1")), Section.ANSWER);
                reply.addRecord(new ARecord(name, DClass.IN, 60, Scene.address("10.0.0.1")), Section.ANSWER);
            } else {
                reply.addRecord(new AAAARecord(name, DClass.IN, 60, Scene.address("2408:4000::1")), Section.ANSWER);
            }
            return reply;
        });

        assertThat(resolver.addresses("site.example.com", PATIENCE))
                .containsExactlyInAnyOrder(
                        Scene.address("47.96.1.1"), Scene.address("10.0.0.1"), Scene.address("2408:4000::1"));
    }

    @Test
    @Tag("long")
    void a_server_that_is_silent_about_aaaa_does_not_take_the_other_addresses_away() throws IOException {
        var resolver = against(question -> {
            if (question.getQuestion().getType() != Type.A) {
                return null;
            }
            var reply = reply(question);
            reply.addRecord(
                    new ARecord(question.getQuestion().getName(), DClass.IN, 60, Scene.address("47.96.1.1")),
                    Section.ANSWER);
            return reply;
        });

        assertThat(resolver.addresses("site.example.com", PATIENCE)).containsExactly(Scene.address("47.96.1.1"));
    }

    @Test
    void a_name_that_does_not_exist_has_no_address_and_silence_is_late() throws IOException {
        var nothing = against(question -> {
            var reply = reply(question);
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
            return reply;
        });
        assertThat(nothing.addresses("site.example.com", PATIENCE)).isEmpty();
        server.close();

        var silent = against(question -> null);
        var begun = System.nanoTime();
        assertThatThrownBy(() -> silent.addresses("site.example.com", Duration.ofMillis(300)))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }
}
