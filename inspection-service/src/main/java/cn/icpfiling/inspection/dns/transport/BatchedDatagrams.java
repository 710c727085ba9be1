package cn.icpfiling.inspection.dns.transport;

import cn.icpfiling.inspection.dns.wire.Question;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Many packets in one system call, on the same sockets that the channels and their selector use. The buffers are
 * allocated once. One thread uses the object, and closes it before the channels.
 */
final class BatchedDatagrams implements Datagrams {
    /** Packets of one system call. */
    static final int BATCH = 64;

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int PLACE = Question.LONGEST + 7 & ~7;
    private static final int NAME_PLACE = 32;
    private static final int IPV4_AT = 4;
    private static final int IPV6_AT = 8;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment state = NativeSockets.errorState(arena);
    private final int[] descriptors;
    private final boolean ipv6;
    private final Calls calls;
    private final Outgoing[] outgoing;
    private final Packets in = new Packets(arena, LARGEST);
    private int unsent;
    private int readPort = -1;
    private int readCount;
    private int readNext;

    /** Whether the last system call filled its batch, so that the socket may have more. */
    private boolean readMore;

    private int last;

    /** The two system calls, so that a test can play a kernel in trouble. */
    interface Calls {
        int send(MemorySegment state, int descriptor, long headers, int count);

        int receive(MemorySegment state, int descriptor, long headers, int count);

        int errno(MemorySegment state);
    }

    private static final class Kernel implements Calls {
        @Override
        public int send(MemorySegment state, int descriptor, long headers, int count) {
            return NativeSockets.send(state, descriptor, headers, count);
        }

        @Override
        public int receive(MemorySegment state, int descriptor, long headers, int count) {
            return NativeSockets.receive(state, descriptor, headers, count);
        }

        @Override
        public int errno(MemorySegment state) {
            return NativeSockets.errno(state);
        }
    }

    /** The memory of one batch: headers, addresses and bytes, which point to each other once and for all. */
    private static final class Packets {
        private final int place;
        private final MemorySegment headers;
        private final MemorySegment names;
        private final MemorySegment vectors;
        private final MemorySegment bytes;

        Packets(Arena arena, int place) {
            this.place = place;
            this.headers = arena.allocate((long) BATCH * NativeSockets.HEADER, Long.BYTES);
            this.names = arena.allocate((long) BATCH * NAME_PLACE, Long.BYTES);
            this.vectors = arena.allocate((long) BATCH * NativeSockets.IOVEC, Long.BYTES);
            this.bytes = arena.allocate((long) BATCH * place, Long.BYTES);
            for (var i = 0; i < BATCH; i++) {
                var header = (long) i * NativeSockets.HEADER;
                var vector = (long) i * NativeSockets.IOVEC;
                headers.set(ValueLayout.JAVA_LONG, header + NativeSockets.NAME, names.address() + i * NAME_PLACE);
                headers.set(ValueLayout.JAVA_LONG, header + NativeSockets.VECTOR, vectors.address() + vector);
                headers.set(ValueLayout.JAVA_LONG, header + NativeSockets.VECTORS, 1);
                vectors.set(ValueLayout.JAVA_LONG, vector, bytes.address() + (long) i * place);
                vectors.set(ValueLayout.JAVA_LONG, vector + Long.BYTES, place);
                nameLength(i, NAME_PLACE);
            }
        }

        void nameLength(int index, int length) {
            headers.set(ValueLayout.JAVA_INT, (long) index * NativeSockets.HEADER + NativeSockets.NAME_LENGTH, length);
        }

        void put(int index, byte[] packet, int length, byte[] name) {
            MemorySegment.copy(packet, 0, bytes, ValueLayout.JAVA_BYTE, (long) index * place, length);
            MemorySegment.copy(name, 0, names, ValueLayout.JAVA_BYTE, (long) index * NAME_PLACE, name.length);
            nameLength(index, name.length);
            vectors.set(ValueLayout.JAVA_LONG, (long) index * NativeSockets.IOVEC + Long.BYTES, length);
        }

        /** Copies a packet that was read; returns its length. A length that cannot be is cut to the buffer's. */
        int get(int index, byte[] into) {
            var length = headers.get(
                    ValueLayout.JAVA_INT, (long) index * NativeSockets.HEADER + NativeSockets.PACKET_LENGTH);
            length = Math.clamp(length, 0, Math.min(place, into.length));
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, (long) index * place, into, 0, length);
            return length;
        }

        long header(int index) {
            return headers.address() + (long) index * NativeSockets.HEADER;
        }
    }

    /** The packets of one socket that were not sent yet. Places are filled in a row and free again once all are sent. */
    private static final class Outgoing {
        private final Packets packets;
        private final Query[] queries = new Query[BATCH];
        private int from;
        private int to;

        Outgoing(Arena arena) {
            this.packets = new Packets(arena, PLACE);
        }
    }

    /** For the sockets by their descriptors; {@code ipv6} tells which form of addresses they take. */
    BatchedDatagrams(int[] descriptors, boolean ipv6, Calls calls) {
        this.descriptors = descriptors.clone();
        this.ipv6 = ipv6;
        this.calls = calls;
        this.outgoing = new Outgoing[descriptors.length];
        for (var port = 0; port < descriptors.length; port++) {
            outgoing[port] = new Outgoing(arena);
        }
    }

    /** Returns null where the calls are missing or the sockets' descriptors cannot be told for certain. */
    static BatchedDatagrams over(DatagramChannel[] channels) {
        if (NativeSockets.missing() != null) {
            return null;
        }
        var descriptors = new int[channels.length];
        var family = 0;
        for (var port = 0; port < channels.length; port++) {
            var found = find(channels[port]);
            if (found == null || family != 0 && family != found.family()) {
                return null;
            }
            family = found.family();
            descriptors[port] = found.descriptor();
        }
        return new BatchedDatagrams(descriptors, family == SocketAddressBytes.INET6, new Kernel());
    }

    private record Found(int descriptor, int family) {}

    /**
     * The JDK does not tell the descriptor of a channel. It is the one UDP socket of the process with the channel's local
     * address and port.
     */
    private static Found find(DatagramChannel channel) {
        Found found = null;
        try (var arena = Arena.ofConfined();
                var entries = Files.newDirectoryStream(DESCRIPTORS)) {
            if (!(channel.getLocalAddress() instanceof InetSocketAddress local)) {
                return null;
            }
            var state = NativeSockets.errorState(arena);
            var name = arena.allocate(NAME_PLACE, Long.BYTES);
            for (var entry : entries) {
                var descriptor = Integer.parseInt(entry.getFileName().toString());
                if (NativeSockets.localName(state, descriptor, name)) {
                    var family = name.get(ValueLayout.JAVA_SHORT, 0);
                    var wanted = SocketAddressBytes.of(local, family == SocketAddressBytes.INET6);
                    if (wanted != null && MemorySegment.ofArray(wanted).mismatch(name.asSlice(0, wanted.length)) < 0) {
                        if (found != null) {
                            return null;
                        }
                        found = new Found(descriptor, family);
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
            return null;
        }
        return found;
    }

    @Override
    public boolean send(int port, Query query) {
        var out = outgoing[port];
        if (out.to == BATCH && !flush(port)) {
            return false;
        }
        var name = nameOf(query.server);
        if (name == null) {
            // An IPv6 address at a socket of IPv4: like an address without a route, the timer ends the question.
            return true;
        }
        out.packets.put(out.to, query.message, query.length, name);
        out.queries[out.to++] = query;
        unsent++;
        return true;
    }

    private byte[] nameOf(NameServer server) {
        if (server.socketAddress == null) {
            server.socketAddress = SocketAddressBytes.of(server.address(), ipv6);
        }
        return server.socketAddress;
    }

    @Override
    public void flush() {
        for (var port = 0; unsent > 0 && port < outgoing.length; port++) {
            flush(port);
        }
    }

    /** Returns true if nothing is left. */
    private boolean flush(int port) {
        var out = outgoing[port];
        while (out.from < out.to) {
            var count = waitingInRow(out);
            var sent = count == 0 ? 0 : calls.send(state, descriptors[port], out.packets.header(out.from), count);
            if (count == 0) {
                out.from++;
            } else if (sent > 0) {
                leave(out, Math.min(sent, count));
            } else if (sent == 0 || isFull(calls.errno(state))) {
                return false;
            } else {
                // The kernel refuses the first packet, for want of a route perhaps: the timer ends the question.
                leave(out, 1);
            }
        }
        out.from = 0;
        out.to = 0;
        return true;
    }

    private static int waitingInRow(Outgoing out) {
        var count = 0;
        while (out.from + count < out.to && out.queries[out.from + count] != null) {
            count++;
        }
        return count;
    }

    private void leave(Outgoing out, int count) {
        for (var i = 0; i < count; i++) {
            out.queries[out.from++] = null;
        }
        unsent -= count;
    }

    /** A full buffer, or a signal: the packets go out in a later pass. */
    private static boolean isFull(int error) {
        return error == NativeSockets.EAGAIN
                || error == NativeSockets.ENOBUFS
                || error == NativeSockets.ENOMEM
                || error == NativeSockets.EINTR;
    }

    @Override
    public boolean hasUnsent() {
        return unsent > 0;
    }

    @Override
    public void forget(int port, Query query) {
        if (unsent == 0) {
            return;
        }
        var out = outgoing[port];
        for (var i = out.from; i < out.to; i++) {
            if (out.queries[i] == query) {
                out.queries[i] = null;
                unsent--;
            }
        }
    }

    /** A batch that was not full has emptied the socket: the next call then needs no system call to say so. */
    @Override
    public int receive(int port, byte[] into) {
        if (port != readPort || readNext == readCount) {
            var emptied = port == readPort && readCount > 0 && !readMore;
            if (emptied) {
                readCount = 0;
                readNext = 0;
                return NOTHING;
            }
            var read = read(port);
            if (read <= 0) {
                return read;
            }
        }
        last = readNext++;
        return in.get(last, into);
    }

    private int read(int port) {
        for (var i = 0; i < readCount; i++) {
            in.nameLength(i, NAME_PLACE);
        }
        readPort = port;
        readNext = 0;
        readCount = 0;
        var count = calls.receive(state, descriptors[port], in.header(0), BATCH);
        if (count <= 0) {
            return count == 0 || calls.errno(state) == NativeSockets.EAGAIN ? NOTHING : FAILED;
        }
        readCount = Math.min(count, BATCH);
        readMore = count >= BATCH;
        return readCount;
    }

    /** Compares port and address; the scope of an IPv6 address has no part. */
    @Override
    public boolean isFrom(NameServer server) {
        var name = nameOf(server);
        if (name == null) {
            return false;
        }
        var at = (long) last * NAME_PLACE;
        if (in.names.get(ValueLayout.JAVA_INT, at) != (int) INTS.get(name, 0)) {
            return false;
        }
        return ipv6
                ? in.names.get(ValueLayout.JAVA_LONG, at + IPV6_AT) == (long) LONGS.get(name, IPV6_AT)
                        && in.names.get(ValueLayout.JAVA_LONG, at + IPV6_AT + Long.BYTES)
                                == (long) LONGS.get(name, IPV6_AT + Long.BYTES)
                : in.names.get(ValueLayout.JAVA_INT, at + IPV4_AT) == (int) INTS.get(name, IPV4_AT);
    }

    @Override
    public void close() {
        arena.close();
    }
}
