package cn.icpfiling.inspection.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.wire.Name;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches and single packets over real sockets: both must send and read the same. */
class DatagramsTest {
    private final List<AutoCloseable> open = new ArrayList<>();
    private final NameServers servers = new NameServers(LimitSettings.defaults());
    private final byte[] packet = new byte[Datagrams.LARGEST];

    enum Way {
        NIO,
        BATCHED
    }

    @BeforeEach
    void needsTheCallsForBatches() {
        assumeThat(NativeSockets.missing()).isNull();
    }

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_question_arrives_once_with_its_bytes_and_from_its_socket(Way way) throws IOException {
        var channels = channels(2, StandardProtocolFamily.INET);
        var datagrams = open(way, channels);
        var server = server("127.0.0.1");
        var sent = new ArrayList<String>();
        for (var i = 0; i < 3 * BatchedDatagrams.BATCH; i++) {
            var query = query(server, i);
            sent.add(portOf(channels[i % 2]) + " "
                    + HexFormat.of().formatHex(Arrays.copyOf(query.message, query.length)));
            assertThat(datagrams.send(i % 2, query)).isTrue();
        }
        datagrams.flush();
        assertThat(datagrams.hasUnsent()).isFalse();
        assertThat(arrived(server, sent.size())).containsExactlyInAnyOrderElementsOf(sent);
    }

    /** Those of one length pass the kernel joined, where it can: the server must not see it. */
    @ParameterizedTest
    @EnumSource
    void questions_of_one_length_arrive_each_in_its_own_packet(Way way) throws IOException {
        var channels = channels(1, StandardProtocolFamily.INET);
        var datagrams = open(way, channels);
        var server = server("127.0.0.1");
        var sent = new ArrayList<String>();
        for (var i = 0; i < BatchedDatagrams.BATCH; i++) {
            var query = query(server, i / 8 * 60);
            query.server = servers.at((InetSocketAddress) server.getLocalSocketAddress());
            query.write(i, 0);
            sent.add(portOf(channels[0]) + " " + HexFormat.of().formatHex(Arrays.copyOf(query.message, query.length)));
            assertThat(datagrams.send(0, query)).isTrue();
        }
        datagrams.flush();
        assertThat(arrived(server, sent.size())).containsExactlyElementsOf(sent);
    }

    @ParameterizedTest
    @EnumSource
    void a_socket_of_both_families_asks_servers_of_both(Way way) throws IOException {
        var channels = channels(1, StandardProtocolFamily.INET6);
        var datagrams = open(way, channels);
        for (var address : List.of("127.0.0.1", "::1")) {
            var server = server(address);
            datagrams.send(0, query(server, 7));
            datagrams.flush();
            var question = receive(server);
            server.send(new DatagramPacket(question.getData(), question.getLength(), question.getSocketAddress()));
            assertThat(read(datagrams)).isEqualTo(question.getLength());
            assertThat(datagrams.isFrom(nameServer(server))).as(address).isTrue();
            assertThat(datagrams.isFrom(nameServer(server("127.0.0.1")))).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void another_address_or_port_is_not_the_server(Way way) throws IOException {
        var channels = channels(1, StandardProtocolFamily.INET);
        var datagrams = open(way, channels);
        var server = server("127.0.0.1");
        var to = new InetSocketAddress("127.0.0.1", portOf(channels[0]));
        server.send(new DatagramPacket(new byte[12], 12, to));
        assertThat(read(datagrams)).isEqualTo(12);
        var port = server.getLocalPort();
        assertThat(datagrams.isFrom(nameServer(server))).isTrue();
        assertThat(datagrams.isFrom(nameServer(new InetSocketAddress("127.0.0.2", port))))
                .isFalse();
        assertThat(datagrams.isFrom(nameServer(new InetSocketAddress("127.0.0.1", port - 1))))
                .isFalse();
        assertThat(datagrams.isFrom(nameServer(new InetSocketAddress("::1", port))))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void packets_of_every_length_are_read_in_order_and_cut_to_the_buffer(Way way) throws IOException {
        var channels = channels(1, StandardProtocolFamily.INET);
        var datagrams = open(way, channels);
        var server = server("127.0.0.1");
        var to = new InetSocketAddress("127.0.0.1", portOf(channels[0]));
        var random = new Random(7);
        for (var round = 0; round < 20; round++) {
            var lengths = random.ints(BatchedDatagrams.BATCH + 5, 0, 9000).toArray();
            lengths[0] = 0;
            lengths[1] = 65_507;
            lengths[2] = Datagrams.LARGEST;
            lengths[3] = Datagrams.LARGEST + 1;
            // A few at a time, because a socket holds 208 KiB on most machines.
            for (var first = 0; first < lengths.length; first += 4) {
                var last = Math.min(first + 4, lengths.length);
                for (var i = first; i < last; i++) {
                    var bytes = new byte[lengths[i]];
                    Arrays.fill(bytes, (byte) i);
                    server.send(new DatagramPacket(bytes, bytes.length, to));
                }
                for (var i = first; i < last; i++) {
                    var expected = new byte[Math.min(lengths[i], Datagrams.LARGEST)];
                    Arrays.fill(expected, (byte) i);
                    var length = read(datagrams);
                    assertThat(Arrays.copyOf(packet, length)).isEqualTo(expected);
                }
            }
            assertThat(datagrams.receive(0, packet)).isEqualTo(Datagrams.NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_cannot_be_reached_holds_up_no_other(Way way) throws IOException {
        var channels = channels(1, StandardProtocolFamily.INET);
        var datagrams = open(way, channels);
        var server = server("127.0.0.1");
        // A broadcast without leave, an address of the other family, and port 0 are refused by the kernel.
        for (var refused : List.of(
                new InetSocketAddress("255.255.255.255", 53),
                new InetSocketAddress("2001:db8::1", 53),
                new InetSocketAddress("127.0.0.1", 0))) {
            assertThat(datagrams.send(0, query(nameServer(refused), 1))).isTrue();
            assertThat(datagrams.send(0, query(server, 2))).isTrue();
        }
        datagrams.flush();
        assertThat(datagrams.hasUnsent()).isFalse();
        assertThat(arrived(server, 3)).hasSize(3);
    }

    @Test
    void a_machine_with_the_calls_gets_batches() throws IOException {
        assertThat(track(Datagrams.of(channels(3, StandardProtocolFamily.INET), true)))
                .isInstanceOf(BatchedDatagrams.class);
    }

    /** A channel that is not bound stands for a socket whose descriptor cannot be told. */
    @Test
    void sockets_that_cannot_be_told_apart_get_single_packets() throws IOException {
        var channels = channels(1, StandardProtocolFamily.INET);
        var hidden = DatagramChannel.open(StandardProtocolFamily.INET);
        open.add(hidden);
        assertThat(track(Datagrams.of(new DatagramChannel[] {channels[0], hidden}, true)))
                .isInstanceOf(NioDatagrams.class);
    }

    private <T extends AutoCloseable> T track(T each) {
        open.add(each);
        return each;
    }

    private Datagrams open(Way way, DatagramChannel[] channels) {
        var datagrams = way == Way.NIO ? new NioDatagrams(channels) : BatchedDatagrams.over(channels, true);
        assertThat(datagrams).isNotNull();
        return track(datagrams);
    }

    private DatagramChannel[] channels(int count, StandardProtocolFamily family) throws IOException {
        var channels = new DatagramChannel[count];
        for (var i = 0; i < count; i++) {
            channels[i] = track(DatagramChannel.open(family));
            channels[i].setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
            channels[i].configureBlocking(false);
            channels[i].bind(new InetSocketAddress(0));
        }
        return channels;
    }

    private DatagramSocket server(String address) throws IOException {
        var socket = track(new DatagramSocket(0, InetAddress.getByName(address)));
        socket.setReceiveBufferSize(4 << 20);
        socket.setSoTimeout(5000);
        return socket;
    }

    private static NameServer nameServer(DatagramSocket server) {
        return nameServer((InetSocketAddress) server.getLocalSocketAddress());
    }

    private static NameServer nameServer(InetSocketAddress address) {
        return new NameServers(LimitSettings.defaults()).at(address);
    }

    private static Query query(DatagramSocket server, int id) {
        return query(nameServer(server), id);
    }

    static Query query(NameServer server, int id) {
        var query = new Query(null, new QueryPool());
        query.server = server;
        query.name = Name.parse("d" + "x".repeat(id % 60) + ".test").orElseThrow();
        query.type = 1;
        query.edns = id % 2 == 0;
        query.write(id, 0);
        return query;
    }

    private static int portOf(DatagramChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private static DatagramPacket receive(DatagramSocket server) throws IOException {
        var received = new DatagramPacket(new byte[512], 512);
        server.receive(received);
        return received;
    }

    private static List<String> arrived(DatagramSocket server, int count) throws IOException {
        var all = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var received = receive(server);
            all.add(received.getPort() + " " + HexFormat.of().formatHex(received.getData(), 0, received.getLength()));
        }
        return all;
    }

    /** A batch ends with NOTHING, so a packet may need a second look: the interval is short, since there are hundreds. */
    private int read(Datagrams datagrams) {
        var length = new int[1];
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(5))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    length[0] = datagrams.receive(0, packet);
                    return length[0] >= 0;
                });
        return length[0];
    }
}
