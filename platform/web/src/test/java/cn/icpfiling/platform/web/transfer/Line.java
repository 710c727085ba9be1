package cn.icpfiling.platform.web.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One connection of a caller who decides byte by byte what is sent and read. */
final class Line implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    Line(URI address) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    void begins(String method, String path, long length) throws IOException {
        says(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
                + (length >= 0 ? "Content-Length: " + length + "\r\n" : "") + "\r\n");
    }

    void says(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    void sends(int bytes) throws IOException {
        socket.getOutputStream().write(new byte[bytes]);
        socket.getOutputStream().flush();
    }

    /** Status line and headers. */
    String head() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            var next = next();
            if (next < 0) {
                return head.toString(StandardCharsets.US_ASCII);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    /** The head, with the body read to its end. */
    String answer() throws IOException {
        var head = head();
        var length = head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        socket.getInputStream().readNBytes(length);
        return head;
    }

    /** Whether the server has closed its side. */
    boolean isClosedByServer() throws IOException {
        return next() < 0;
    }

    private int next() throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
