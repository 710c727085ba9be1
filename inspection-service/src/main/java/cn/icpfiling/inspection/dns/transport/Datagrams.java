package cn.icpfiling.inspection.dns.transport;

import java.nio.channels.DatagramChannel;

/**
 * How packets pass between the UDP sockets and the kernel. A socket is named by its index. {@link NioDatagrams} works
 * everywhere; {@link BatchedDatagrams} moves many packets in one system call where the kernel can.
 */
sealed interface Datagrams extends AutoCloseable permits NioDatagrams, BatchedDatagrams {
    /** The socket has no packet now. */
    int NOTHING = -1;

    /** The kernel told of an error of an earlier packet, for instance an ICMP message. More packets may wait. */
    int FAILED = -2;

    /** The largest packet that is read whole; the rest of a larger one is cut off. */
    int LARGEST = 4096;

    /**
     * Batches where this machine has them. The channels are bound and non-blocking.
     *
     * @param joins whether packets may pass the kernel joined
     */
    static Datagrams of(DatagramChannel[] channels, boolean joins) {
        var batched = BatchedDatagrams.over(channels, joins);
        return batched == null ? new NioDatagrams(channels) : batched;
    }

    /**
     * Takes the written question, to send it now or at the next {@link #flush}. Returns false if the kernel takes no
     * packet now. A packet that the kernel refuses, for instance for want of a route, counts as taken.
     */
    boolean send(int port, Query query);

    /** Sends what was taken. What the kernel does not take now stays for the next call. */
    void flush();

    /** Tells whether packets wait for the next {@link #flush}. */
    boolean hasUnsent();

    /** Drops the question's packet if it was not sent yet, because the question has ended. */
    void forget(int port, Query query);

    /** Reads one packet; returns its length, {@link #NOTHING} or {@link #FAILED}. */
    int receive(int port, byte[] into);

    /** Tells whether the packet that was read last came from this server's address and port. */
    boolean isFrom(NameServer server);

    /** Frees the buffers; the channels stay open. */
    @Override
    void close();
}
