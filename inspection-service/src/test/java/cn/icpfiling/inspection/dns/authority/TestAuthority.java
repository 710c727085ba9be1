package cn.icpfiling.inspection.dns.authority;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Name servers on loopback addresses, all on one port, that answer by a script over UDP and TCP. One thread serves UDP.
 * The time of each question is kept per server.
 */
public final class TestAuthority implements AutoCloseable {
    /** The servers wait for questions 5 ms at most; twice that is no stall. */
    private static final long USUAL_LOOK = 10_000_000L;

    private record Late(long due, DatagramChannel channel, SocketAddress to, byte[] packet) {}

    private final Function<Ask, Reply> script;
    private final QuestionLog log;
    private final EveryQuestion every;
    private final List<DatagramChannel> channels = new ArrayList<>();
    private final List<ServerSocket> listeners = new ArrayList<>();
    private final PriorityQueue<Late> late = new PriorityQueue<>((left, right) -> Long.compare(left.due, right.due));
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Selector selector = Selector.open();
    private final DatagramChannel otherPort = DatagramChannel.open();
    private final Thread thread;
    private final int port;
    private volatile long longestStall;
    private volatile long stalled;

    /** Starts servers on the addresses, with a log of every question. */
    public TestAuthority(List<String> addresses, Function<Ask, Reply> script) throws IOException {
        this(addresses, script, new EveryQuestion());
    }

    /** Starts servers with another log, for more questions than memory holds one by one. */
    public TestAuthority(List<String> addresses, Function<Ask, Reply> script, QuestionLog log) throws IOException {
        this.script = script;
        this.log = log;
        this.every = log instanceof EveryQuestion all ? all : new EveryQuestion();
        this.port = open(addresses);
        otherPort.bind(new InetSocketAddress(addresses.getFirst(), 0));
        this.thread = Thread.ofPlatform().daemon().name("test-authority").start(this::serve);
        for (var listener : listeners) {
            Thread.ofVirtual().start(() -> accept(listener));
        }
    }

    private int open(List<String> addresses) throws IOException {
        for (var attempt = 0; ; attempt++) {
            var candidate = 20_000 + (int) (System.nanoTime() % 10_007 + attempt * 101L) % 10_007;
            try {
                for (var address : addresses) {
                    var channel = DatagramChannel.open();
                    channels.add(channel);
                    channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
                    channel.bind(new InetSocketAddress(address, candidate));
                    channel.configureBlocking(false);
                    channel.register(selector, SelectionKey.OP_READ, address);
                    var listener = new ServerSocket();
                    listeners.add(listener);
                    listener.bind(new InetSocketAddress(address, candidate), 200);
                    every.open(address);
                }
                return candidate;
            } catch (IOException taken) {
                closeAll();
                if (attempt > 20) {
                    throw taken;
                }
            }
        }
    }

    public int port() {
        return port;
    }

    public InetSocketAddress at(String address) {
        return new InetSocketAddress(address, port);
    }

    /** The times of the questions that a server got over UDP, by {@link System#nanoTime}. Read them after the run. */
    public List<Long> arrivals(String address) {
        return every.arrivals(address);
    }

    /** The longest time in nanoseconds in which the servers did not look for questions: how late an arrival may be noted. */
    public long longestStall() {
        return longestStall;
    }

    /** All the time in nanoseconds in which the servers should have looked for questions and did not, because the machine was busy. */
    public long stalled() {
        return stalled;
    }

    public long questions() {
        return every.questions();
    }

    private void serve() {
        var in = ByteBuffer.allocateDirect(4096);
        try {
            var before = System.nanoTime();
            var lost = 0L;
            while (selector.isOpen()) {
                selector.select(late.isEmpty() ? 5 : 1);
                var now = System.nanoTime();
                longestStall = Math.max(longestStall, now - before);
                lost += Math.max(0, now - before - USUAL_LOOK);
                stalled = lost;
                before = now;
                for (var key : selector.selectedKeys()) {
                    var channel = (DatagramChannel) key.channel();
                    in.clear();
                    for (var from = channel.receive(in); from != null; from = channel.receive(in)) {
                        var question = new byte[in.flip().remaining()];
                        in.get(question);
                        in.clear();
                        reply(channel, from, (String) key.attachment(), question);
                    }
                }
                selector.selectedKeys().clear();
                while (!late.isEmpty() && late.peek().due <= System.nanoTime()) {
                    var next = late.poll();
                    next.channel.send(ByteBuffer.wrap(next.packet), next.to);
                }
            }
        } catch (IOException | RuntimeException e) {
            if (selector.isOpen()) {
                failures.add(e);
            }
        }
    }

    private void reply(DatagramChannel channel, SocketAddress from, String server, byte[] question) throws IOException {
        var end = sectionEnd(question);
        var reply = script.apply(ask(question, end, server, false));
        if (reply.silent) {
            return;
        }
        var packet = reply.bytes(question, end);
        if (!reply.forgery.isEmpty()) {
            forge(reply.forgery, channel, from, packet, end);
        }
        if (reply.delayMillis > 0) {
            late.add(new Late(System.nanoTime() + reply.delayMillis * 1_000_000L, channel, from, packet));
        } else {
            channel.send(ByteBuffer.wrap(packet), from);
        }
    }

    private void forge(String what, DatagramChannel channel, SocketAddress from, byte[] packet, int end)
            throws IOException {
        var forged = packet.clone();
        switch (what) {
            case "id" -> forged[0] ^= 1;
            case "question" -> forged[13] = '9';
            case "case" -> {
                forged[13] ^= 0x20;
                forged[forged.length - 1] ^= 1;
            }
            case "type" -> forged[end - 3] ^= 1;
            case "query" -> forged[2] &= 0x7f;
            case "port" -> {
                otherPort.send(ByteBuffer.wrap(forged), from);
                return;
            }
            default -> throw new IllegalArgumentException(what);
        }
        channel.send(ByteBuffer.wrap(forged), from);
    }

    private void accept(ServerSocket listener) {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket, listener));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, ServerSocket listener) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            var question = in.readNBytes(in.readUnsignedShort());
            var end = sectionEnd(question);
            var reply =
                    script.apply(ask(question, end, listener.getInetAddress().getHostAddress(), true));
            if (reply.closesTcp) {
                return;
            }
            if (reply.silent) {
                in.read();
                return;
            }
            var packet = reply.bytes(question, end);
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeShort(packet.length);
            // In two parts, so that the reader must put them together.
            out.write(packet, 0, packet.length / 2);
            out.flush();
            out.write(packet, packet.length / 2, packet.length - packet.length / 2);
            out.flush();
        } catch (IOException gone) {
            // The client has closed.
        }
    }

    private Ask ask(byte[] question, int end, String server, boolean tcp) {
        var name = new StringBuilder();
        for (var at = 12; question[at] != 0; at += question[at] + 1) {
            name.append(name.isEmpty() ? "" : ".");
            for (var i = 1; i <= question[at]; i++) {
                name.append(Character.toLowerCase((char) question[at + i]));
            }
        }
        int type = question[end - 3];
        var attempt = log.note(name.toString(), type, server, tcp, System.nanoTime());
        return new Ask(name.toString(), type, server, attempt, tcp);
    }

    private static int sectionEnd(byte[] question) {
        var at = 12;
        while (question[at] != 0) {
            at += question[at] + 1;
        }
        return at + 5;
    }

    private void closeAll() throws IOException {
        for (var channel : channels) {
            channel.close();
        }
        for (var listener : listeners) {
            listener.close();
        }
        channels.clear();
        listeners.clear();
        selector.selectNow();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        closeSockets();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("The test authority failed", failures.peek());
        }
    }

    private void closeSockets() throws IOException {
        otherPort.close();
        for (var channel : channels) {
            channel.close();
        }
        for (var listener : listeners) {
            listener.close();
        }
    }
}
