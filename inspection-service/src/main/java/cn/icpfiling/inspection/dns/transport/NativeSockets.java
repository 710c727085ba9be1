package cn.icpfiling.inspection.dns.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * The system calls of Linux that move many packets at once: sendmmsg(2) and recvmmsg(2). They are looked up once; where
 * they are missing, {@link #missing} says why, and the channels of the JDK do the work.
 *
 * <p>The layouts are those of 64-bit little-endian Linux, in which glibc and musl agree byte for byte.
 */
final class NativeSockets {
    /** Bytes of {@code struct mmsghdr}, and where its fields stand. */
    static final int HEADER = 64;

    static final int NAME = 0;
    static final int NAME_LENGTH = 8;
    static final int VECTOR = 16;
    static final int VECTORS = 24;
    static final int CONTROL = 32;
    static final int CONTROL_LENGTH = 40;
    static final int PACKET_LENGTH = 56;

    /** Bytes of {@code struct iovec}. */
    static final int IOVEC = 16;

    static final int SOL_UDP = 17;
    static final int UDP_SEGMENT = 103;

    /** Length of the control message that says how long each of some joined packets is. */
    static final long SEGMENT_CONTROL_LENGTH = 18;

    static final int EINTR = 4;
    static final int EIO = 5;
    static final int EAGAIN = 11;
    static final int ENOMEM = 12;
    static final int EINVAL = 22;
    static final int EMSGSIZE = 90;
    static final int EOPNOTSUPP = 95;
    static final int ENOBUFS = 105;

    private static final int DONT_WAIT = 0x40;
    private static final int SOL_SOCKET = 1;
    private static final int SO_TYPE = 3;
    private static final int SOCK_DGRAM = 2;
    private static final int NO_SOCKET = -1;
    private static final int EBADF = 9;

    private static final MethodHandle SEND;
    private static final MethodHandle RECEIVE;
    private static final MethodHandle LOCAL_NAME;
    private static final MethodHandle OPTION;
    private static final VarHandle ERRNO;
    private static final String MISSING;

    static {
        MethodHandle send = null;
        MethodHandle receive = null;
        MethodHandle localName = null;
        MethodHandle option = null;
        VarHandle errno = null;
        var missing = unsuitable();
        if (missing == null) {
            try {
                errno = Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));
                send = call("sendmmsg", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
                receive = call("recvmmsg", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG);
                localName = call("getsockname", ValueLayout.JAVA_LONG);
                option = getsockopt();
            } catch (RuntimeException | LinkageError e) {
                missing = "the system library cannot be called: " + e.getMessage();
            }
        }
        SEND = send;
        RECEIVE = receive;
        LOCAL_NAME = localName;
        OPTION = option;
        ERRNO = errno;
        MISSING = missing == null ? refused() : missing;
    }

    private NativeSockets() {}

    private static String unsuitable() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (!system.contains("linux")) {
            return "the system is not Linux";
        }
        return ValueLayout.ADDRESS.byteSize() == Long.BYTES && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                ? null
                : "the processor is not 64-bit little-endian";
    }

    /** Each takes a descriptor, an address, and the rest. */
    private static MethodHandle call(String name, ValueLayout... rest) {
        var arguments = new ValueLayout[rest.length + 2];
        arguments[0] = ValueLayout.JAVA_INT;
        arguments[1] = ValueLayout.JAVA_LONG;
        System.arraycopy(rest, 0, arguments, 2, rest.length);
        return link(name, arguments);
    }

    private static MethodHandle getsockopt() {
        return link(
                "getsockopt",
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG);
    }

    private static MethodHandle link(String name, ValueLayout... arguments) {
        var linker = Linker.nativeLinker();
        var address = linker.defaultLookup()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("the system library has no " + name));
        return linker.downcallHandle(
                address,
                FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments),
                Linker.Option.captureCallState("errno"));
    }

    /** Asks with a descriptor that is none: a kernel or a sandbox without the calls gives another error than "bad descriptor". */
    private static String refused() {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(Linker.Option.captureStateLayout());
            for (var name : new String[] {"sendmmsg", "recvmmsg"}) {
                var result = name.equals("sendmmsg") ? send(state, NO_SOCKET, 0, 0) : receive(state, NO_SOCKET, 0, 0);
                if (result >= 0 || errno(state) != EBADF) {
                    return "the kernel refuses " + name + " (error " + errno(state) + ")";
                }
            }
        }
        return null;
    }

    /** Why the calls cannot be used on this machine; null if they can. */
    static String missing() {
        return MISSING;
    }

    /** Memory for {@link #errno}, in the arena. */
    static MemorySegment errorState(Arena arena) {
        return arena.allocate(Linker.Option.captureStateLayout());
    }

    /** The error of the last call that was given this memory and returned a negative number. */
    static int errno(MemorySegment state) {
        return (int) ERRNO.get(state, 0L);
    }

    /** Sends packets; returns how many were sent, or a negative number for an error of the first one. */
    static int send(MemorySegment state, int descriptor, long headers, int count) {
        try {
            return (int) SEND.invokeExact(state, descriptor, headers, count, DONT_WAIT);
        } catch (Throwable e) {
            throw new IllegalStateException("sendmmsg cannot be called", e);
        }
    }

    /** Reads the packets that are there; returns how many, or a negative number for an error. */
    static int receive(MemorySegment state, int descriptor, long headers, int count) {
        try {
            return (int) RECEIVE.invokeExact(state, descriptor, headers, count, DONT_WAIT, 0L);
        } catch (Throwable e) {
            throw new IllegalStateException("recvmmsg cannot be called", e);
        }
    }

    /**
     * Tells whether the kernel cuts joined packets of this socket apart (Linux 4.18, udp(7)). One that does not know the control
     * message would send them as one packet.
     */
    static boolean cutsApart(int descriptor) {
        try (var arena = Arena.ofConfined()) {
            var length = arena.allocate(ValueLayout.JAVA_INT);
            var segment = arena.allocate(ValueLayout.JAVA_INT);
            length.set(ValueLayout.JAVA_INT, 0, Integer.BYTES);
            return (int) OPTION.invokeExact(
                            errorState(arena), descriptor, SOL_UDP, UDP_SEGMENT, segment.address(), length.address())
                    == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("getsockopt cannot be called", e);
        }
    }

    /** Reads the local address of a descriptor; returns false if the descriptor is no UDP socket. */
    static boolean localName(MemorySegment state, int descriptor, MemorySegment into) {
        try (var arena = Arena.ofConfined()) {
            var length = arena.allocate(ValueLayout.JAVA_INT);
            var type = arena.allocate(ValueLayout.JAVA_INT);
            length.set(ValueLayout.JAVA_INT, 0, Integer.BYTES);
            var failed =
                    (int) OPTION.invokeExact(state, descriptor, SOL_SOCKET, SO_TYPE, type.address(), length.address());
            if (failed != 0 || type.get(ValueLayout.JAVA_INT, 0) != SOCK_DGRAM) {
                return false;
            }
            length.set(ValueLayout.JAVA_INT, 0, (int) into.byteSize());
            return (int) LOCAL_NAME.invokeExact(state, descriptor, into.address(), length.address()) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("getsockname cannot be called", e);
        }
    }
}
