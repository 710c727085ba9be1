package cn.icpfiling.inspection.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which packets pass the kernel joined, and what happens when it does not want that. The lengths follow the ids. */
class JoinedPacketsTest {
    private static final int EINVAL = 22;
    private static final int ENETUNREACH = 101;
    private final Kernel kernel = new Kernel();
    private final NameServers servers = new NameServers(LimitSettings.defaults());
    private final NameServer server = servers.at(new InetSocketAddress("192.0.2.1", 53));
    private final NameServer other = servers.at(new InetSocketAddress("192.0.2.2", 53));
    private BatchedDatagrams datagrams;

    /** Notes the packets of each header. Plays headers taken or an error below zero, and takes all when the script ends. */
    private static final class Kernel implements BatchedDatagrams.Calls {
        private final ArrayDeque<Integer> script = new ArrayDeque<>();
        private final List<String> sent = new ArrayList<>();
        private int error;

        @Override
        public int send(MemorySegment state, int descriptor, long headers, int count) {
            var next = script.isEmpty() ? Integer.valueOf(count) : script.poll();
            if (next < 0) {
                error = -next;
                return -1;
            }
            for (var i = 0; i < next; i++) {
                sent.add(packets(at(headers + (long) i * NativeSockets.HEADER, NativeSockets.HEADER)));
            }
            return next;
        }

        private static String packets(MemorySegment header) {
            var name = at(header.get(ValueLayout.JAVA_LONG, NativeSockets.NAME), 16);
            var count = (int) header.get(ValueLayout.JAVA_LONG, NativeSockets.VECTORS);
            var vectors =
                    at(header.get(ValueLayout.JAVA_LONG, NativeSockets.VECTOR), (long) count * NativeSockets.IOVEC);
            var said = new StringBuilder(".").append(name.get(ValueLayout.JAVA_BYTE, 7));
            var lengths = new ArrayList<Long>();
            for (var i = 0; i < count; i++) {
                var vector = (long) i * NativeSockets.IOVEC;
                var length = vectors.get(ValueLayout.JAVA_LONG, vector + Long.BYTES);
                var bytes = at(vectors.get(ValueLayout.JAVA_LONG, vector), length);
                said.append(' ')
                        .append(bytes.get(ValueLayout.JAVA_BYTE, 0) << 8 | bytes.get(ValueLayout.JAVA_BYTE, 1) & 0xff);
                lengths.add(length);
            }
            if (count > 1) {
                var control = at(header.get(ValueLayout.JAVA_LONG, NativeSockets.CONTROL), 24);
                assertThat(header.get(ValueLayout.JAVA_LONG, NativeSockets.CONTROL_LENGTH))
                        .isEqualTo(24);
                assertThat(control.get(ValueLayout.JAVA_INT, 8)).isEqualTo(NativeSockets.SOL_UDP);
                assertThat(control.get(ValueLayout.JAVA_INT, 12)).isEqualTo(NativeSockets.UDP_SEGMENT);
                assertThat(lengths).containsOnly((long) control.get(ValueLayout.JAVA_SHORT, 16));
            } else {
                assertThat(header.get(ValueLayout.JAVA_LONG, NativeSockets.CONTROL_LENGTH))
                        .isZero();
            }
            return said.toString();
        }

        private static MemorySegment at(long address, long size) {
            return MemorySegment.ofAddress(address).reinterpret(size);
        }

        @Override
        public int receive(MemorySegment state, int descriptor, long headers, int count) {
            throw new AssertionError("nothing is read here");
        }

        @Override
        public int errno(MemorySegment state) {
            return error;
        }
    }

    @BeforeEach
    void open() {
        assumeThat(NativeSockets.missing()).isNull();
        datagrams = new BatchedDatagrams(new int[] {-1}, false, true, kernel);
    }

    @AfterEach
    void close() {
        if (datagrams != null) {
            datagrams.close();
        }
    }

    @Test
    void packets_in_a_row_of_one_length_to_one_server_go_joined() {
        send(server, 120, 180, 60, 2);
        send(other, 122, 62);
        send(server, 182);
        datagrams.flush();
        assertThat(kernel.sent).containsExactly(".1 120 180 60", ".1 2", ".2 122 62", ".1 182");
    }

    @Test
    void a_header_that_stood_for_many_packets_stands_for_one_the_next_time() {
        send(server, 120, 180, 60);
        datagrams.flush();
        send(server, 2, 120);
        datagrams.flush();
        assertThat(kernel.sent).containsExactly(".1 120 180 60", ".1 2", ".1 120");
    }

    @Test
    void a_question_that_has_ended_is_left_out_of_the_joined_ones() {
        var queries = send(server, 60, 120, 180, 240);
        datagrams.forget(0, queries.get(1));
        datagrams.flush();
        assertThat(kernel.sent).containsExactly(".1 60", ".1 180 240");
        assertThat(datagrams.hasUnsent()).isFalse();
    }

    @Test
    void what_a_partial_send_leaves_goes_out_next() {
        send(server, 60, 120, 2, 62, 4);
        kernel.script.addAll(List.of(1, -NativeSockets.EAGAIN));
        datagrams.flush();
        assertThat(kernel.sent).containsExactly(".1 60 120");
        assertThat(datagrams.hasUnsent()).isTrue();
        datagrams.flush();
        assertThat(kernel.sent).containsExactly(".1 60 120", ".1 2 62", ".1 4");
        assertThat(datagrams.hasUnsent()).isFalse();
    }

    @Test
    void refused_joined_packets_try_again_one_by_one() {
        send(server, 60, 120, 180);
        kernel.script.add(-EINVAL);
        datagrams.flush();
        assertThat(kernel.sent).containsExactly(".1 60", ".1 120", ".1 180");
        assertThat(datagrams.hasUnsent()).isFalse();
    }

    @Test
    void a_kernel_that_keeps_refusing_joined_packets_gets_no_more_of_them() {
        for (var round = 0; round < 3; round++) {
            send(server, 60, 120);
            kernel.script.add(-EINVAL);
            datagrams.flush();
        }
        kernel.sent.clear();
        send(server, 60, 120);
        datagrams.flush();
        assertThat(kernel.sent).containsExactly(".1 60", ".1 120");
    }

    @Test
    void a_kernel_that_takes_joined_packets_now_and_then_goes_on_getting_them() {
        for (var round = 0; round < 9; round++) {
            kernel.sent.clear();
            send(server, 60, 120);
            if (round % 3 != 2) {
                kernel.script.add(-EINVAL);
            }
            datagrams.flush();
        }
        assertThat(kernel.sent).containsExactly(".1 60 120");
    }

    @Test
    void joined_packets_that_the_kernel_took_behind_a_single_one_count_as_taken() {
        for (var round = 0; round < 9; round++) {
            kernel.sent.clear();
            kernel.script.addAll(List.of(-EINVAL, 1, 1));
            send(server, 60, 120);
            datagrams.flush();
            send(other, 2);
            send(server, 60, 120);
            datagrams.flush();
        }
        assertThat(kernel.sent).containsExactly(".1 60", ".1 120", ".2 2", ".1 60 120");
    }

    @Test
    void a_server_without_a_route_is_no_refusal_of_joined_packets() {
        for (var round = 0; round < 9; round++) {
            send(server, 60, 120);
            kernel.script.addAll(List.of(-ENETUNREACH, -ENETUNREACH, -ENETUNREACH));
            datagrams.flush();
        }
        assertThat(datagrams.hasUnsent()).isFalse();
        assertThat(kernel.sent).isEmpty();
        send(server, 60, 120);
        datagrams.flush();
        assertThat(kernel.sent).containsExactly(".1 60 120");
    }

    private List<Query> send(NameServer to, int... ids) {
        var queries = new ArrayList<Query>();
        for (var id : ids) {
            var query = DatagramsTest.query(to, id);
            assertThat(datagrams.send(0, query)).isTrue();
            queries.add(query);
        }
        return queries;
    }
}
