package cn.icpfiling.inspection.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which sockets the selector knows, over real ones. */
class AnswerWatchTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long LONG_MILLIS = 20_000;
    private static final Duration WOKEN = Duration.ofSeconds(10);

    private final UdpPorts udp = new UdpPorts(TransportSettings.defaults(), new Entropy(new Random(1)), new Counts());
    private long now = Long.MAX_VALUE - MILLISECOND;
    private Selector selector;
    private AnswerWatch watch;
    private DatagramSocket server;

    @BeforeEach
    void open() throws IOException {
        selector = Selector.open();
        udp.open(selector);
        watch = new AnswerWatch(selector, udp, now);
        server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        server.setSoTimeout(10_000);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        udp.close();
        selector.close();
    }

    @Test
    void an_answer_ends_the_wait_before_and_after_a_flood() throws IOException {
        answer();
        watch.await(LONG_MILLIS);
        assertThat(selector.selectedKeys()).hasSize(1);
        selector.selectedKeys().clear();

        pass(300);
        assertThat(watch.watches()).isFalse();
        watch.await(LONG_MILLIS);
        assertThat(watch.watches()).isTrue();
        assertThat(selector.selectedKeys())
                .as("the answer from before, which stays unread here")
                .hasSize(1);
    }

    @Test
    void in_a_flood_the_selector_does_not_know_the_sockets() throws IOException {
        answer();
        assertThat(selector.selectNow()).as("canary: it knows them at first").isEqualTo(1);
        selector.selectedKeys().clear();
        pass(300);
        answer();
        assertThat(selector.selectNow()).isZero();
    }

    @Test
    void a_trickle_of_answers_is_no_flood_and_ends_one() throws IOException {
        pass(100);
        assertThat(watch.watches()).isTrue();
        pass(300);
        assertThat(watch.watches()).isFalse();
        answer();
        pass(100);
        assertThat(watch.watches()).isTrue();
        assertThat(selector.selectNow() + selector.selectedKeys().size())
                .as("the selector knows the sockets again")
                .isPositive();
    }

    @Test
    void a_wake_up_ends_the_wait_in_a_flood_too() throws IOException {
        pass(300);
        selector.wakeup();
        assertTimeoutPreemptively(WOKEN, () -> watch.await(LONG_MILLIS));
        assertThat(selector.selectedKeys()).isEmpty();
    }

    @Test
    void in_a_flood_a_closed_connection_leaves_the_selector_with_the_next_measurement() throws IOException {
        var connection = SocketChannel.open();
        connection.configureBlocking(false);
        connection.register(selector, 0);
        pass(300);
        connection.close();
        assertThat(selector.keys()).as("canary").anyMatch(key -> key.channel() == connection);
        pass(300);
        assertThat(selector.keys()).noneMatch(key -> key.channel() == connection);
    }

    /** Four passes in four milliseconds, with so many answers in all. */
    private void pass(int answers) throws IOException {
        for (var i = 0; i < 4; i++) {
            now += MILLISECOND;
            watch.passed(answers / 4, now);
        }
    }

    /** Asks the server, which answers; returns once the answer has come, as one on loopback has when its sender goes on. */
    private void answer() throws IOException {
        var servers = new NameServers(LimitSettings.defaults());
        var query = DatagramsTest.query(servers.at((InetSocketAddress) server.getLocalSocketAddress()), 1);
        assertThat(udp.send(query)).isTrue();
        udp.flush();
        var packet = new DatagramPacket(new byte[512], 512);
        server.receive(packet);
        server.send(packet);
    }
}
