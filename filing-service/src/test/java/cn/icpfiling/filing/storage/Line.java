package cn.icpfiling.filing.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A line to a server that may be cut, or answered by somebody else, when it is asked for something. */
final class Line implements AutoCloseable {

    /** Instead of passing a request on. */
    enum Fate {
        PASSED,
        /** After some of what is sent. */
        CUT,
        CUT_AT_ONCE,
        /** 412, as of a server that knows conditions. */
        CHANGED
    }

    private static final int SOME = 40_000;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int behind;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Function<String, Fate> fate = head -> Fate.PASSED;

    Line(int behind) throws IOException {
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** By the first bytes of a connection, which hold the request's line and headers. */
    void when(Function<String, Fate> told) {
        requests.set(0);
        fate = told;
    }

    int touched() {
        return requests.get();
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket client) {
        try (client;
                var to = new Socket("127.0.0.1", behind)) {
            var in = client.getInputStream();
            var back = Thread.ofVirtual().start(() -> pass(to, client));
            var piece = new byte[16 << 10];
            var left = Long.MAX_VALUE;
            for (var read = in.read(piece); read >= 0 && left > 0; read = in.read(piece)) {
                var said = new String(piece, 0, read, StandardCharsets.ISO_8859_1);
                if (isRequest(said)) {
                    var what = fate.apply(said);
                    if (what != Fate.PASSED) {
                        requests.incrementAndGet();
                    }
                    switch (what) {
                        case PASSED -> left = Long.MAX_VALUE;
                        case CUT -> left = SOME;
                        case CUT_AT_ONCE -> {
                            return;
                        }
                        case CHANGED -> {
                            client.getOutputStream()
                                    .write(
                                            "HTTP/1.1 412 Precondition Failed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                                    .getBytes(StandardCharsets.US_ASCII));
                            drain(client, in);
                            return;
                        }
                    }
                }
                to.getOutputStream().write(piece, 0, read);
                left -= read;
            }
            if (left > 0) {
                to.shutdownOutput();
                back.join();
            }
        } catch (IOException | InterruptedException broken) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isRequest(String said) {
        return said.startsWith("PUT /")
                || said.startsWith("GET /")
                || said.startsWith("HEAD /")
                || said.startsWith("DELETE /");
    }

    private static void drain(Socket client, InputStream in) throws IOException {
        client.shutdownOutput();
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException broken) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
