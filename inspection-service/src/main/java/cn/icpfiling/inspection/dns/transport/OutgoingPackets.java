package cn.icpfiling.inspection.dns.transport;

import cn.icpfiling.inspection.dns.wire.Question;
import java.lang.foreign.Arena;

/**
 * The packets of one socket that were not sent yet. Places are filled in a row and free again once all are sent.
 *
 * <p>Packets in a row that have one length and go to one server pass the kernel joined, where the kernel can: it looks the
 * route up once, carries them through its layers as one, and cuts them apart behind (UDP_SEGMENT, udp(7)). Each arrives as the
 * datagram that it would have been.
 */
final class OutgoingPackets {
    private static final int PLACE = Question.LONGEST + 7 & ~7;

    private final PacketMemory memory;
    private final Query[] queries = new Query[BatchedDatagrams.BATCH];

    /** How many packets each header stands for. */
    private final int[] joined = new int[BatchedDatagrams.BATCH];

    private int headers;
    private int from;
    private int to;

    OutgoingPackets(Arena arena) {
        this.memory = new PacketMemory(arena, BatchedDatagrams.BATCH, PLACE);
    }

    boolean isFull() {
        return to == BatchedDatagrams.BATCH;
    }

    /** The server's address as the kernel takes it is known. */
    void add(Query query) {
        memory.put(to, query.message, query.length, query.server.socketAddress);
        queries[to++] = query;
    }

    /** Drops the packets of a question that has ended; returns how many. */
    int forget(Query query) {
        var dropped = 0;
        for (var i = from; i < to; i++) {
            if (queries[i] == query) {
                queries[i] = null;
                dropped++;
            }
        }
        return dropped;
    }

    /** Writes the headers of the packets that wait up to the first dropped one; returns how many headers, 0 if no packet waits. */
    int gather(boolean join) {
        while (from < to && queries[from] == null) {
            from++;
        }
        headers = 0;
        for (var at = from; at < to && queries[at] != null; at += joined[headers++]) {
            var first = queries[at];
            var count = join ? sameFrom(at) : 1;
            joined[headers] = count;
            memory.join(headers, at, count, first.server.socketAddress.length, first.length);
        }
        if (headers == 0) {
            from = 0;
            to = 0;
        }
        return headers;
    }

    private int sameFrom(int at) {
        var first = queries[at];
        var end = at + 1;
        while (end < to
                && queries[end] != null
                && queries[end].server == first.server
                && queries[end].length == first.length) {
            end++;
        }
        return end - at;
    }

    /** Whether one of the first headers stands for more than one packet. */
    boolean isJoined(int firstHeaders) {
        for (var header = 0; header < Math.min(firstHeaders, headers); header++) {
            if (joined[header] > 1) {
                return true;
            }
        }
        return false;
    }

    /** The packets of the first headers have left; returns how many. */
    int leave(int sentHeaders) {
        var count = 0;
        for (var header = 0; header < Math.min(sentHeaders, headers); header++) {
            count += joined[header];
        }
        for (var i = 0; i < count; i++) {
            queries[from++] = null;
        }
        return count;
    }

    /** The address of the headers. */
    long address() {
        return memory.headers();
    }
}
