package cn.icpfiling.inspection.dns.transport;

import cn.icpfiling.inspection.dns.wire.Question;
import cn.icpfiling.inspection.dns.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Arrays;
import jdk.net.ExtendedSocketOptions;

/**
 * The UDP sockets with their tables of questions under way, indexed by source port and id. Each question gets a random
 * socket and a random free id.
 */
final class UdpPorts implements AutoCloseable {
    private static final int IDS = 1 << 16;
    private static final int IPV6_BYTES = 16;

    private final TransportSettings settings;
    private final Entropy entropy;
    private final Counts counts;
    private final DatagramChannel[] channels;
    private final SelectionKey[] keys;
    private final OpenQuestions[] open;
    private final byte[] answer = new byte[Datagrams.LARGEST];
    private Datagrams datagrams;
    private int answerLength;
    private Query matched;

    UdpPorts(TransportSettings settings, Entropy entropy, Counts counts) {
        this.settings = settings;
        this.entropy = entropy;
        this.counts = counts;
        this.channels = new DatagramChannel[settings.sourcePorts()];
        this.keys = new SelectionKey[settings.sourcePorts()];
        this.open = new OpenQuestions[settings.sourcePorts()];
        Arrays.setAll(open, port -> new OpenQuestions(settings.inFlightPerPort()));
    }

    void open(Selector selector) throws IOException {
        for (var port = 0; port < channels.length; port++) {
            var channel = settings.ipv6() ? DatagramChannel.open() : DatagramChannel.open(StandardProtocolFamily.INET);
            channels[port] = channel;
            channel.setOption(StandardSocketOptions.SO_RCVBUF, settings.receiveBuffer());
            if (channel.supportedOptions().contains(ExtendedSocketOptions.IP_DONTFRAGMENT)) {
                // A question is short. For a packet that may be cut the kernel makes a random identification.
                channel.setOption(ExtendedSocketOptions.IP_DONTFRAGMENT, true);
            }
            channel.configureBlocking(false);
            var local = settings.local();
            channel.bind(local.isPresent() ? new InetSocketAddress(local.get(), 0) : new InetSocketAddress(0));
            keys[port] = channel.register(selector, SelectionKey.OP_READ, port);
        }
        datagrams = settings.batches() ? Datagrams.of(channels, settings.joins()) : new NioDatagrams(channels);
    }

    /**
     * Gives the question a socket and an id, and sends it, at the latest with the next {@link #flush}. Returns false if
     * the kernel takes no packet now; the question has no slot then. A question that the kernel refuses, for instance for
     * want of a route, counts as sent: its timer ends it like the silence of the server.
     */
    boolean send(Query query) {
        var port = leastUsed(entropy.below(channels.length), entropy.below(channels.length));
        var id = entropy.u16();
        while (open[port].get(id) != null) {
            id = (id + 1) & (IDS - 1);
        }
        query.write(id, query.mixedCase ? entropy.letterCase(query.name.length()) : 0);
        if (!datagrams.send(port, query)) {
            return false;
        }
        counts.sentUdp++;
        query.port = port;
        open[port].add(query);
        return true;
    }

    /** Sends what {@link #send} took. */
    void flush() {
        datagrams.flush();
    }

    /** Tells whether questions of this socket are under way. */
    boolean hasOpen(int port) {
        return open[port].size() > 0;
    }

    /** Lets the selector know the sockets, or forget them, from its next call on. */
    void watch(boolean on) {
        for (var key : keys) {
            key.interestOps(on ? SelectionKey.OP_READ : 0);
        }
    }

    /** Tells whether the kernel has not taken all packets yet. */
    boolean hasUnsent() {
        return datagrams.hasUnsent();
    }

    private int leastUsed(int one, int other) {
        return open[one].size() <= open[other].size() ? one : other;
    }

    /** Frees the slot; what comes for it later is ignored. */
    void release(Query query) {
        if (query.port >= 0) {
            datagrams.forget(query.port, query);
            open[query.port].remove(query);
            query.port = -1;
        }
    }

    /**
     * How many packets {@link #receive} may be asked for before other work gets its turn: whole batches, so that none is
     * left in the buffers of another socket.
     */
    static int turn() {
        return 2 * BatchedDatagrams.BATCH;
    }

    /** What one packet turned out to be. */
    enum Received {
        NOTHING,
        /** The call failed, without a packet. */
        FAILED,
        IGNORED,
        FITS,
        OTHER_CASE,
        /** FORMERR or NOTIMP without a question section, to a question with EDNS. */
        BARE_REFUSAL
    }

    /** Reads one packet of the socket. The question that fits is {@link #matched} until the next call. */
    Received receive(int port) {
        answerLength = datagrams.receive(port, answer);
        if (answerLength == Datagrams.NOTHING) {
            return Received.NOTHING;
        }
        // ICMP errors arrive as failures; the timers of the questions end them.
        return answerLength == Datagrams.FAILED ? Received.FAILED : match(port);
    }

    private Received match(int port) {
        if (answerLength < Wire.HEADER || !Wire.isResponse(Wire.u16(answer, 2))) {
            counts.ignoredShort++;
            return Received.IGNORED;
        }
        var query = open[port].get(Wire.u16(answer, 0));
        if (query == null) {
            counts.ignoredId++;
            return Received.IGNORED;
        }
        if (!datagrams.isFrom(query.server)) {
            counts.ignoredAddress++;
            return Received.IGNORED;
        }
        if (query.edns && isBareRefusal()) {
            matched = query;
            return Received.BARE_REFUSAL;
        }
        var match = Question.match(query.message, query.sectionLength(), answer, answerLength);
        if (match == Question.Match.DIFFERENT) {
            counts.ignoredQuestion++;
            return Received.IGNORED;
        }
        matched = query;
        return match == Question.Match.OTHER_CASE && query.mixedCase ? Received.OTHER_CASE : Received.FITS;
    }

    private boolean isBareRefusal() {
        var rcode = Wire.u16(answer, 2) & 0xf;
        return answerLength == Wire.HEADER
                && Wire.u16(answer, 4) == 0
                && (rcode == Wire.FORMERR || rcode == Wire.NOTIMP);
    }

    Query matched() {
        return matched;
    }

    byte[] answer() {
        return answer;
    }

    int answerLength() {
        return answerLength;
    }

    /** Tells whether the address can be asked at all with these sockets. */
    static boolean canAsk(InetAddress address, boolean ipv6) {
        return !address.isAnyLocalAddress()
                && !address.isMulticastAddress()
                && (ipv6 || address.getAddress().length < IPV6_BYTES);
    }

    @Override
    public void close() throws IOException {
        if (datagrams != null) {
            datagrams.close();
        }
        IOException failure = null;
        for (var channel : channels) {
            if (channel != null) {
                try {
                    channel.close();
                } catch (IOException e) {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
