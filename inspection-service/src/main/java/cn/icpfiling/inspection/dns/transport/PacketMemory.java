package cn.icpfiling.inspection.dns.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The memory of one batch of packets, as sendmmsg(2) and recvmmsg(2) take it: headers, addresses, vectors and bytes, which point
 * to each other.
 */
final class PacketMemory {
    /** Bytes of the longest socket address, rounded up. */
    static final int NAME_PLACE = 32;

    private static final int CONTROL_PLACE = 24;

    final MemorySegment names;
    private final int place;
    private final MemorySegment headers;
    private final MemorySegment vectors;
    private final MemorySegment bytes;
    private final MemorySegment controls;

    /** For packets of at most so many bytes. */
    PacketMemory(Arena arena, int count, int place) {
        this.place = place;
        this.headers = arena.allocate((long) count * NativeSockets.HEADER, Long.BYTES);
        this.names = arena.allocate((long) count * NAME_PLACE, Long.BYTES);
        this.vectors = arena.allocate((long) count * NativeSockets.IOVEC, Long.BYTES);
        this.bytes = arena.allocate((long) count * place, Long.BYTES);
        this.controls = arena.allocate((long) count * CONTROL_PLACE, Long.BYTES);
        for (var i = 0; i < count; i++) {
            vectors.set(ValueLayout.JAVA_LONG, (long) i * NativeSockets.IOVEC, bytes.address() + (long) i * place);
            vectors.set(ValueLayout.JAVA_LONG, (long) i * NativeSockets.IOVEC + Long.BYTES, place);
            aim(i, i, 1);
            nameLength(i, NAME_PLACE);
            var control = (long) i * CONTROL_PLACE;
            controls.set(ValueLayout.JAVA_LONG, control, NativeSockets.SEGMENT_CONTROL_LENGTH);
            controls.set(ValueLayout.JAVA_INT, control + 8, NativeSockets.SOL_UDP);
            controls.set(ValueLayout.JAVA_INT, control + 12, NativeSockets.UDP_SEGMENT);
        }
    }

    /** Lets a header stand for some packets in a row, to the address of the first one. */
    private void aim(int header, int packet, int packets) {
        var at = (long) header * NativeSockets.HEADER;
        headers.set(ValueLayout.JAVA_LONG, at + NativeSockets.NAME, names.address() + (long) packet * NAME_PLACE);
        headers.set(
                ValueLayout.JAVA_LONG,
                at + NativeSockets.VECTOR,
                vectors.address() + (long) packet * NativeSockets.IOVEC);
        headers.set(ValueLayout.JAVA_LONG, at + NativeSockets.VECTORS, packets);
    }

    /** Makes a header of packets in a row that have one address and one length each. */
    void join(int header, int packet, int packets, int nameLength, int length) {
        aim(header, packet, packets);
        nameLength(header, nameLength);
        var at = (long) header * NativeSockets.HEADER;
        var control = (long) header * CONTROL_PLACE;
        controls.set(ValueLayout.JAVA_SHORT, control + 16, (short) length);
        headers.set(ValueLayout.JAVA_LONG, at + NativeSockets.CONTROL, packets > 1 ? controls.address() + control : 0);
        headers.set(ValueLayout.JAVA_LONG, at + NativeSockets.CONTROL_LENGTH, packets > 1 ? CONTROL_PLACE : 0);
    }

    void nameLength(int header, int length) {
        headers.set(ValueLayout.JAVA_INT, (long) header * NativeSockets.HEADER + NativeSockets.NAME_LENGTH, length);
    }

    void put(int index, byte[] packet, int length, byte[] name) {
        MemorySegment.copy(packet, 0, bytes, ValueLayout.JAVA_BYTE, (long) index * place, length);
        MemorySegment.copy(name, 0, names, ValueLayout.JAVA_BYTE, (long) index * NAME_PLACE, name.length);
        vectors.set(ValueLayout.JAVA_LONG, (long) index * NativeSockets.IOVEC + Long.BYTES, length);
    }

    /** Copies a packet that was read; returns its length. A length that cannot be is cut to the buffer's. */
    int get(int index, byte[] into) {
        var length =
                headers.get(ValueLayout.JAVA_INT, (long) index * NativeSockets.HEADER + NativeSockets.PACKET_LENGTH);
        length = Math.clamp(length, 0, Math.min(place, into.length));
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, (long) index * place, into, 0, length);
        return length;
    }

    /** The address of the headers. */
    long headers() {
        return headers.address();
    }
}
