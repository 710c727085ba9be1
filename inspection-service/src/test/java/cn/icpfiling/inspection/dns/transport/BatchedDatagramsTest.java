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
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the batches do when the kernel takes a part, refuses a packet, or is out of memory. */
class BatchedDatagramsTest {
    private static final int EHOSTUNREACH = 113;
    private static final int ECONNREFUSED = 111;
    private final Kernel kernel = new Kernel();
    private BatchedDatagrams datagrams;
    private final NameServer server =
            new NameServers(LimitSettings.defaults()).at(new InetSocketAddress("192.0.2.1", 53));

    /** Plays the answers of the kernel in order: packets taken, or an error below zero. Takes all when the script ends. */
    private static final class Kernel implements BatchedDatagrams.Calls {
        private final ArrayDeque<Integer> script = new ArrayDeque<>();
        private final List<Integer> sent = new ArrayList<>();
        private int lengthRead;
        private int error;

        @Override
        public int send(MemorySegment state, int descriptor, long headers, int count) {
            var next = script.isEmpty() ? Integer.valueOf(count) : script.poll();
            if (next < 0) {
                error = -next;
                return -1;
            }
            for (var i = 0; i < next; i++) {
                sent.add(idAt(headers + (long) i * NativeSockets.HEADER));
            }
            return next;
        }

        private static int idAt(long header) {
            var vector = at(header, NativeSockets.HEADER).get(ValueLayout.JAVA_LONG, NativeSockets.VECTOR);
            var bytes = at(vector, NativeSockets.IOVEC).get(ValueLayout.JAVA_LONG, 0);
            var id = at(bytes, 2);
            return (id.get(ValueLayout.JAVA_BYTE, 0) & 0xff) << 8 | id.get(ValueLayout.JAVA_BYTE, 1) & 0xff;
        }

        private static MemorySegment at(long address, long size) {
            return MemorySegment.ofAddress(address).reinterpret(size);
        }

        @Override
        public int receive(MemorySegment state, int descriptor, long headers, int count) {
            var next = script.isEmpty() ? Integer.valueOf(-NativeSockets.EAGAIN) : script.poll();
            if (next < 0) {
                error = -next;
                return -1;
            }
            for (var i = 0; i < Math.min(next, count); i++) {
                at(headers + (long) i * NativeSockets.HEADER, NativeSockets.HEADER)
                        .set(ValueLayout.JAVA_INT, NativeSockets.PACKET_LENGTH, lengthRead);
            }
            return next;
        }

        @Override
        public int errno(MemorySegment state) {
            return error;
        }
    }

    @BeforeEach
    void open() {
        assumeThat(NativeSockets.missing()).isNull();
        datagrams = new BatchedDatagrams(new int[] {-1, -1}, false, false, kernel);
    }

    @AfterEach
    void close() {
        if (datagrams != null) {
            datagrams.close();
        }
    }

    @Test
    void what_a_partial_send_leaves_goes_out_next_in_order() {
        kernel.script.addAll(List.of(3, 1, -NativeSockets.EAGAIN));
        send(0, 1, 2, 3, 4, 5, 6);
        datagrams.flush();
        assertThat(kernel.sent).containsExactly(1, 2, 3, 4);
        assertThat(datagrams.hasUnsent()).isTrue();
        datagrams.flush();
        assertThat(kernel.sent).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(datagrams.hasUnsent()).isFalse();
    }

    @Test
    void a_refused_packet_is_passed_over_and_the_rest_goes_out() {
        kernel.script.addAll(List.of(2, -EHOSTUNREACH, -ECONNREFUSED));
        send(0, 1, 2, 3, 4, 5);
        datagrams.flush();
        assertThat(kernel.sent).containsExactly(1, 2, 5);
        assertThat(datagrams.hasUnsent()).isFalse();
    }

    @Test
    void a_full_or_poor_kernel_gets_the_packets_later() {
        for (var error :
                List.of(NativeSockets.EAGAIN, NativeSockets.ENOBUFS, NativeSockets.ENOMEM, NativeSockets.EINTR)) {
            kernel.sent.clear();
            kernel.script.add(-error);
            send(1, 9);
            datagrams.flush();
            assertThat(kernel.sent).isEmpty();
            assertThat(datagrams.hasUnsent()).isTrue();
            datagrams.flush();
            assertThat(kernel.sent).containsExactly(9);
        }
    }

    @Test
    void a_kernel_that_takes_nothing_lets_no_more_than_one_batch_wait() {
        for (var i = 0; i < BatchedDatagrams.BATCH; i++) {
            send(0, i);
        }
        kernel.script.addAll(List.of(1, -NativeSockets.EAGAIN, -NativeSockets.EAGAIN));
        assertThat(datagrams.send(0, DatagramsTest.query(server, 900))).isFalse();
        assertThat(datagrams.send(0, DatagramsTest.query(server, 901))).isFalse();
        assertThat(datagrams.send(0, DatagramsTest.query(server, 902))).isTrue();
        datagrams.flush();
        assertThat(kernel.sent)
                .hasSize(BatchedDatagrams.BATCH + 1)
                .doesNotHaveDuplicates()
                .endsWith(902);
    }

    @Test
    void a_question_that_ended_before_its_packet_left_is_not_sent() {
        kernel.script.addAll(List.of(1, -NativeSockets.EAGAIN));
        var queries = send(0, 1, 2, 3, 4);
        datagrams.flush();
        datagrams.forget(0, queries.get(1));
        datagrams.forget(0, queries.get(3));
        datagrams.flush();
        assertThat(kernel.sent).containsExactly(1, 3);
        assertThat(datagrams.hasUnsent()).isFalse();
    }

    @Test
    void a_length_that_cannot_be_is_cut_to_the_buffer() {
        var into = new byte[Datagrams.LARGEST];
        var random = new Random(3);
        for (var i = 0; i < 1000; i++) {
            kernel.lengthRead = i < 2 ? (i == 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE) : random.nextInt();
            kernel.script.addAll(List.of(1, -NativeSockets.EAGAIN));
            assertThat(datagrams.receive(0, into)).isEqualTo(Math.clamp(kernel.lengthRead, 0, Datagrams.LARGEST));
            assertThat(datagrams.receive(0, into)).isEqualTo(Datagrams.NOTHING);
            kernel.script.clear();
        }
    }

    @Test
    void an_error_of_an_earlier_packet_is_told_and_reading_goes_on() {
        kernel.lengthRead = 12;
        kernel.script.addAll(List.of(-ECONNREFUSED, 2));
        var into = new byte[Datagrams.LARGEST];
        assertThat(datagrams.receive(0, into)).isEqualTo(Datagrams.FAILED);
        assertThat(datagrams.receive(0, into)).isEqualTo(12);
        assertThat(datagrams.receive(0, into)).isEqualTo(12);
        assertThat(datagrams.receive(0, into)).isEqualTo(Datagrams.NOTHING);
    }

    private List<Query> send(int port, int... ids) {
        var queries = new ArrayList<Query>();
        for (var id : ids) {
            var query = DatagramsTest.query(server, id);
            assertThat(datagrams.send(port, query)).isTrue();
            queries.add(query);
        }
        return queries;
    }
}
