package cn.icpfiling.gateway.door;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A caller who writes and reads bytes, for what no HTTP client does. */
final class RawCaller implements AutoCloseable {

    private final Socket socket = new Socket();

    RawCaller() throws IOException {
        this(64 << 10);
    }

    /** @param window what the caller's side takes in without the caller reading it */
    RawCaller(int window) throws IOException {
        socket.setReceiveBufferSize(window);
        socket.setSoTimeout(15_000);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port), 5_000);
    }

    static String get(String path, String... headers) {
        return request("GET", path, headers);
    }

    static String getBy(String token, String path, String... headers) {
        return request(token, "GET", path, headers);
    }

    /** A request's head, with a token. */
    static String request(String method, String path, String... headers) {
        return request(StubServices.token(), method, path, headers);
    }

    private static String request(String token, String method, String path, String[] headers) {
        var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "%s %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s\r\n".formatted(method, path, token, more);
    }

    RawCaller send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    int read(int bytes) throws IOException {
        return socket.getInputStream().readNBytes(bytes).length;
    }

    /** All until the gateway closes. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Status line and headers of the next answer, in lower case. */
    String head() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    /** Whether the gateway ends the connection while nothing is read; then the rest cannot be all. */
    boolean isCutOff(long whole) throws IOException {
        try {
            return socket.getInputStream().readAllBytes().length < whole;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    /** Closes with a reset in place of an end. */
    void tearDown() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
