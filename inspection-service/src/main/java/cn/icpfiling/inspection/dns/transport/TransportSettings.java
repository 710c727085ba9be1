package cn.icpfiling.inspection.dns.transport;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How questions travel.
 *
 * @param sourcePorts UDP sockets, each on a random port of the kernel's choice
 * @param inFlightPerPort unanswered questions per socket; more than 400 make kernels drop answers
 * @param receiveBuffer SO_RCVBUF of each socket, in bytes
 * @param timeout wait for an answer to the first try; each further try at the same server doubles it
 * @param longestTimeout the longest wait for an answer to one try
 * @param jitter upper bound of the random delay before a retry
 * @param tcpTimeout the deadline of one exchange over TCP, from connect to the last byte
 * @param tcpConnections exchanges over TCP at once; further ones wait
 * @param mixedCase whether letters are sent in random case, which a forged answer has to guess
 * @param ipv6 whether name servers are also asked over IPv6
 * @param batches whether many packets pass in one system call, on machines that have it; see {@link #whyNoBatches}
 * @param joins whether packets of one length to one server pass the kernel as one, where it can ({@link OutgoingPackets}); only with
 *     batches
 * @param local the local address to send from; empty leaves the choice to the kernel
 */
public record TransportSettings(
        int sourcePorts,
        int inFlightPerPort,
        int receiveBuffer,
        Duration timeout,
        Duration longestTimeout,
        Duration jitter,
        Duration tcpTimeout,
        int tcpConnections,
        boolean mixedCase,
        boolean ipv6,
        boolean batches,
        boolean joins,
        Optional<InetAddress> local) {
    public TransportSettings {
        if (sourcePorts < 1 || sourcePorts > 256 || inFlightPerPort < 1 || inFlightPerPort > 32_768) {
            throw new IllegalArgumentException("1 to 256 source ports, 1 to 32768 questions in flight on each");
        }
        if (!timeout.isPositive() || longestTimeout.compareTo(timeout) < 0 || !tcpTimeout.isPositive()) {
            throw new IllegalArgumentException("Timeouts must be positive, the longest not below the first");
        }
        if (tcpConnections < 1 || jitter.isNegative()) {
            throw new IllegalArgumentException("At least one TCP connection, no negative jitter");
        }
    }

    public static TransportSettings defaults() {
        return new TransportSettings(
                16,
                400,
                4 << 20,
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                64,
                true,
                false,
                true,
                true,
                Optional.empty());
    }

    /** Why this machine moves one packet a system call; empty if it moves many. */
    public static Optional<String> whyNoBatches() {
        return Optional.ofNullable(NativeSockets.missing());
    }

    /** The wait for an answer, in nanoseconds; the first try is number 0. */
    long timeoutNanos(int attempt) {
        return Math.min(longestTimeout.toNanos(), timeout.toNanos() << Math.min(attempt, 16));
    }
}
