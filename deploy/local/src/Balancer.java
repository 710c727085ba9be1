import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands where a cluster has its Services: one address for all replicas of a service. A new connection goes to the replica with the fewest
 * connections among those that say that they are ready, and to another one if it is refused. What passes is not looked at. A connection
 * that is open stays where it is, even if its replica is about to end.
 *
 * <p>{@code java Balancer.java 8101=8211:8111,8221:8121 …}: port = management port : port of each replica.
 */
final class Balancer {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Duration ASKS_EVERY = Duration.ofMillis(500);
    private static final int ANSWERS_WITHIN_MILLIS = 2_000;
    private static final int CONNECTS_WITHIN_MILLIS = 1_000;
    private static final int REFUSALS_IN_A_ROW = 2;

    private final int port;
    private final List<Replica> replicas;
    private final AtomicInteger turn = new AtomicInteger();

    private Balancer(int port, List<Replica> replicas) {
        this.port = port;
        this.replicas = replicas;
    }

    public static void main(String[] doors) throws Exception {
        for (var door : doors) {
            var parts = door.split("=");
            var replicas = Arrays.stream(parts[1].split(",")).map(Replica::of).toList();
            var balancer = new Balancer(Integer.parseInt(parts[0]), replicas);
            var listening = new ServerSocket(balancer.port, 512, HERE);
            Thread.ofPlatform().start(() -> balancer.accept(listening));
            replicas.forEach(replica -> Thread.ofVirtual().start(replica::isAskedForEver));
        }
    }

    private void accept(ServerSocket listening) {
        while (true) {
            try {
                var caller = listening.accept();
                Thread.ofVirtual().start(() -> pass(caller));
            } catch (IOException e) {
                System.out.println("port " + port + ": " + e);
            }
        }
    }

    private void pass(Socket caller) {
        try (caller) {
            caller.setTcpNoDelay(true);
            for (var replica : inTurn()) {
                replica.connections.incrementAndGet();
                try (var onward = replica.connect()) {
                    if (onward == null) {
                        continue;
                    }
                    var answers = Thread.ofVirtual().start(() -> copy(onward, caller));
                    copy(caller, onward);
                    answers.join();
                    return;
                } finally {
                    replica.connections.decrementAndGet();
                }
            }
        } catch (IOException e) {
            // One side has left; both are closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that are ready, the one with the fewest connections first, of equals the one whose turn it is; all of them if none is ready. */
    private List<Replica> inTurn() {
        var ready = new ArrayList<>(replicas.stream().filter(Replica::isReady).toList());
        if (ready.isEmpty()) {
            ready.addAll(replicas);
        }
        Collections.rotate(ready, turn.incrementAndGet());
        ready.sort(Comparator.comparingInt(replica -> replica.connections.get()));
        return ready;
    }

    /** Ends the one direction only: HTTP callers may wait for an answer after the end of their request. */
    private static void copy(Socket from, Socket to) {
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    private static final class Replica {

        private final int management;
        private final int port;
        private final AtomicInteger connections = new AtomicInteger();
        private volatile int refusals = REFUSALS_IN_A_ROW;

        private Replica(int management, int port) {
            this.management = management;
            this.port = port;
        }

        static Replica of(String written) {
            var ports = written.split(":");
            return new Replica(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
        }

        boolean isReady() {
            return refusals < REFUSALS_IN_A_ROW;
        }

        /** Returns null if it gives no connection. */
        Socket connect() {
            var socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(HERE, port), CONNECTS_WITHIN_MILLIS);
                return socket;
            } catch (IOException e) {
                refusals = REFUSALS_IN_A_ROW;
                close(socket);
                return null;
            }
        }

        void isAskedForEver() {
            try {
                while (true) {
                    var saysNo = saysNo();
                    refusals = saysNo ? Math.min(REFUSALS_IN_A_ROW, refusals + 1) : 0;
                    Thread.sleep(ASKS_EVERY);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean saysNo() {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(HERE, management), CONNECTS_WITHIN_MILLIS);
                socket.setSoTimeout(ANSWERS_WITHIN_MILLIS);
                socket.getOutputStream()
                        .write("GET /q/health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                return !status.endsWith(" 200");
            } catch (IOException e) {
                return true;
            }
        }
    }
}
