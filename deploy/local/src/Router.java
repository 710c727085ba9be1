import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Stands where a cluster has MySQL Router: one address for the servers of a database, of which one is written to. All connections go to this
 * one until it no longer says that it is ready. Then they are closed, and the next that is ready takes its place when it has applied all
 * that was committed before (as Group Replication does with BEFORE_ON_PRIMARY_FAILOVER). What passes is not looked at.
 *
 * <p>{@code java -cp DRIVER Router.java 8306 1 8309 8313 8317}: port, number of servers that are written to at once, port of each server. With
 * two of them connections go to each in turn; production has one.
 */
final class Router {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Duration ASKS_EVERY = Duration.ofMillis(250);
    private static final Duration CHOOSES_EVERY = Duration.ofMillis(50);
    private static final int ANSWERS_WITHIN_MILLIS = 1_500;
    private static final int CATCHES_UP_WITHIN_MILLIS = 15_000;
    private static final int CONNECTS_WITHIN_MILLIS = 1_000;
    private static final int SILENCES_IN_A_ROW = 2;

    private final int port;
    private final int atOnce;
    private final List<Server> servers;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<Server> writers = List.of();

    private Router(int port, int atOnce, List<Server> servers) {
        this.port = port;
        this.atOnce = atOnce;
        this.servers = servers;
    }

    public static void main(String[] told) throws Exception {
        var numbers = IntStream.range(0, told.length)
                .map(index -> Integer.parseInt(told[index]))
                .boxed()
                .toList();
        var servers = numbers.subList(2, numbers.size()).stream().map(Server::new).toList();
        var router = new Router(numbers.get(0), numbers.get(1), servers);
        servers.forEach(server -> Thread.ofPlatform().start(server::isAskedForEver));
        while (router.writers.isEmpty()) {
            router.chooses();
            Thread.sleep(CHOOSES_EVERY);
        }
        Thread.ofPlatform().start(router::choosesForEver);
        try (var listening = new ServerSocket(router.port, 512, HERE)) {
            router.accepts(listening);
        }
    }

    private void accepts(ServerSocket listening) throws IOException {
        while (true) {
            var caller = listening.accept();
            Thread.ofVirtual().start(() -> passes(caller));
        }
    }

    private void choosesForEver() {
        try {
            while (true) {
                chooses();
                Thread.sleep(CHOOSES_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void chooses() {
        var chosen = new ArrayList<>(writers);
        for (var writer : writers) {
            if (!writer.ready) {
                chosen.remove(writer);
                writers = List.copyOf(chosen);
                say("%d is no longer written to; %d connections are closed".formatted(writer.port, writer.closesAll()));
            }
        }
        for (var server : servers) {
            if (chosen.size() < atOnce && server.ready && !chosen.contains(server) && server.hasCaughtUp()) {
                chosen.add(server);
                writers = List.copyOf(chosen);
                say(server.port + " is written to");
            }
        }
    }

    private void passes(Socket caller) {
        var ready = writers;
        if (ready.isEmpty()) {
            close(caller);
            return;
        }
        var server = ready.get(Math.floorMod(turn.getAndIncrement(), ready.size()));
        try (caller;
                var onward = new Socket()) {
            caller.setTcpNoDelay(true);
            onward.setTcpNoDelay(true);
            onward.connect(new InetSocketAddress(HERE, server.port), CONNECTS_WITHIN_MILLIS);
            server.open.add(caller);
            server.open.add(onward);
            if (!server.ready) {
                return;
            }
            var answers = Thread.ofVirtual().start(() -> copy(onward, caller));
            copy(caller, onward);
            answers.join();
        } catch (IOException e) {
            // One side has left; both are closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.open.remove(caller);
            server.open.removeIf(Socket::isClosed);
        }
    }

    /** A connection of a database ends as a whole. */
    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // It ends, too.
        } finally {
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

    private static void say(String text) {
        System.out.println(Instant.now() + " " + text);
    }

    private static final class Server {

        private final int port;
        private final Set<Socket> open = ConcurrentHashMap.newKeySet();
        private volatile boolean ready;
        private int silences;

        private Server(int port) {
            this.port = port;
        }

        /** Returns how many there were. */
        int closesAll() {
            var all = List.copyOf(open);
            all.forEach(Router::close);
            open.removeAll(all);
            return all.size() / 2;
        }

        void isAskedForEver() {
            try {
                while (true) {
                    try (var connection = connection(ANSWERS_WITHIN_MILLIS)) {
                        while (saysThatItIsReady(connection)) {
                            silences = 0;
                            ready = true;
                            Thread.sleep(ASKS_EVERY);
                        }
                        ready = false;
                    } catch (SQLException e) {
                        // A server that is busy may be slow once; one that refuses or has left the cluster says so.
                        silences++;
                        ready = ready && isSilence(e) && silences < SILENCES_IN_A_ROW;
                    }
                    Thread.sleep(ASKS_EVERY);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static boolean isSilence(Throwable failure) {
            return failure instanceof java.net.SocketTimeoutException
                    || failure.getCause() != null && isSilence(failure.getCause());
        }

        private Connection connection(int within) throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:mysql://127.0.0.1:%d/?connectTimeout=%d&socketTimeout=%d&sslMode=DISABLED".formatted(port, within, within), "icp_router", "");
        }

        private static boolean saysThatItIsReady(Connection connection) throws SQLException {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SHOW STATUS LIKE 'wsrep_ready'")) {
                return rows.next() && rows.getString(2).equals("ON");
            }
        }

        boolean hasCaughtUp() {
            try (var connection = connection(CATCHES_UP_WITHIN_MILLIS);
                    var statement = connection.createStatement()) {
                statement.execute("SET SESSION wsrep_sync_wait = 1");
                statement.execute("SELECT 1");
                return true;
            } catch (SQLException e) {
                say("%d does not catch up: %s".formatted(port, e.getMessage()));
                return false;
            }
        }
    }
}
