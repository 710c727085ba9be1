package cn.icpfiling.platform.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers as the test says, byte by byte. Also the canary: it counts every connection. */
final class StrangeServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Thread accepting;
    private final Behaviour behaviour;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** What the server does with a connection whose request head it has read. */
    interface Behaviour {
        void answer(String head, InputStream in, OutputStream out, Socket connection)
                throws IOException, InterruptedException;
    }

    StrangeServer(InetAddress address, int port, Behaviour behaviour) throws IOException {
        this(new ServerSocket(port, 50, address), behaviour);
    }

    StrangeServer(ServerSocket socket, Behaviour behaviour) {
        this.socket = socket;
        this.behaviour = behaviour;
        this.accepting = Thread.ofVirtual().start(this::serve);
    }

    static Behaviour saying(String answer) {
        return (head, in, out, connection) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    List<String> requests() {
        return requests;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = connection.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                var read = in.read();
                if (read < 0) {
                    return;
                }
                head.append((char) read);
            }
            requests.add(head.toString());
            var out = connection.getOutputStream();
            behaviour.answer(head.toString(), in, out, connection);
            out.flush();
        } catch (IOException | InterruptedException gone) {
            // The client has what it wanted, or gave up.
        }
    }

    /** The port is closed only when no thread accepts on it any more. */
    @Override
    public void close() throws IOException {
        socket.close();
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
