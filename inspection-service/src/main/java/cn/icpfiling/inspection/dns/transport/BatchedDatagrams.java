package cn.icpfiling.inspection.dns.transport;

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
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Many packets in one system call, on the same sockets that the channels and their selector use. The buffers are
 * allocated once. One thread uses the object, and closes it before the channels.
 */
final class BatchedDatagrams implements Datagrams {
    /** Packets of one system call. */
    static final int BATCH = 64;

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int MOST_REFUSALS = 3;

    /** The errors by which a kernel, a device or a sandbox refuses joined packets. */
    private static final Set<Integer> REFUSALS =
            Set.of(NativeSockets.EINVAL, NativeSockets.EIO, NativeSockets.EMSGSIZE, NativeSockets.EOPNOTSUPP);

    private static final Logger LOG = Logger.getLogger(BatchedDatagrams.class);

    /** Each run has sockets of its own; the log tells of the first alone. */
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private static final int IPV4_AT = 4;
    private static final int IPV6_AT = 8;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment state = NativeSockets.errorState(arena);
    private final int[] descriptors;
    private final boolean ipv6;
    private final Calls calls;
    private final OutgoingPackets[] outgoing;
    private final PacketMemory in = new PacketMemory(arena, BATCH, LARGEST);
    private int unsent;

    /** Whether packets may pass the kernel joined; see {@link OutgoingPackets}. */
    private boolean joins;

    /** Joined packets that the kernel refused, since it last took some. */
    private int refusals;

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

    /**
     * For the sockets by their descriptors.
     *
     * @param ipv6 which form of addresses they take
     * @param joins whether the kernel cuts joined packets apart
     */
    BatchedDatagrams(int[] descriptors, boolean ipv6, boolean joins, Calls calls) {
        this.descriptors = descriptors.clone();
        this.ipv6 = ipv6;
        this.joins = joins;
        this.calls = calls;
        this.outgoing = new OutgoingPackets[descriptors.length];
        for (var port = 0; port < descriptors.length; port++) {
            outgoing[port] = new OutgoingPackets(arena);
        }
    }

    /**
     * Returns null where the calls are missing or the sockets' descriptors cannot be told for certain.
     *
     * @param joins whether packets may pass the kernel joined, if it cuts them apart
     */
    static BatchedDatagrams over(DatagramChannel[] channels, boolean joins) {
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
        return new BatchedDatagrams(
                descriptors,
                family == SocketAddressBytes.INET6,
                joins && NativeSockets.cutsApart(descriptors[0]),
                new Kernel());
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
            var name = arena.allocate(PacketMemory.NAME_PLACE, Long.BYTES);
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
        if (out.isFull() && !flush(port)) {
            return false;
        }
        if (nameOf(query.server) == null) {
            // An IPv6 address at a socket of IPv4: like an address without a route, the timer ends the question.
            return true;
        }
        out.add(query);
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
        var join = joins;
        for (var headers = out.gather(join); headers > 0; headers = out.gather(join)) {
            var sent = calls.send(state, descriptors[port], out.address(), headers);
            var error = sent < 0 ? calls.errno(state) : 0;
            if (sent > 0) {
                refusals = out.isJoined(sent) ? 0 : refusals;
                unsent -= out.leave(sent);
            } else if (sent == 0 || isFull(error)) {
                return false;
            } else if (out.isJoined(1)) {
                // They try again one by one, because the error may be that of the joining or of one packet.
                join = false;
                noteRefusal(error);
            } else {
                // The kernel refuses the first packet, for want of a route perhaps: the timer ends the question.
                unsent -= out.leave(1);
            }
        }
        return true;
    }

    /** With further refusals in a row, no packets are joined any more. Other errors, for want of a route perhaps, are no refusal. */
    private void noteRefusal(int error) {
        if (REFUSALS.contains(error) && ++refusals == MOST_REFUSALS) {
            joins = false;
            if (TOLD.compareAndSet(false, true)) {
                LOG.infof(
                        "the scan sends packets one by one and not joined (UDP_SEGMENT), because the kernel refuses them (error %d)",
                        error);
            }
        }
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
        unsent -= outgoing[port].forget(query);
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
            in.nameLength(i, PacketMemory.NAME_PLACE);
        }
        readPort = port;
        readNext = 0;
        readCount = 0;
        var count = calls.receive(state, descriptors[port], in.headers(), BATCH);
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
        var at = (long) last * PacketMemory.NAME_PLACE;
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
