package cn.icpfiling.bench.service;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive connection that sends one request at a time and implements only the part of HTTP that the benches
 * need. A full client costs as much processor time as the measured service, on the same cores.
 */
public final class HttpLine implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final int HEXADECIMAL = 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    public HttpLine(URI address) throws IOException {
        this.socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = socket.getOutputStream();
    }

    /** An HTTP response. */
    public record Answer(int status, String etag, byte[] body) {}

    public Answer send(byte[] request) throws IOException {
        out.write(request);
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        String etag = null;
        var length = -1;
        var chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var colon = header.indexOf(':');
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "etag" -> etag = header.substring(colon + 1).strip();
                case "content-length" ->
                    length = Integer.parseInt(header.substring(colon + 1).strip());
                case "transfer-encoding" ->
                    chunked = header.substring(colon + 1).strip().equalsIgnoreCase("chunked");
                default -> {}
            }
        }
        if (length < 0 && !chunked) {
            throw new IOException("an answer without its length, status " + status);
        }
        return new Answer(status, etag, chunked ? chunks() : in.readNBytes(length));
    }

    /**
     * A response that exceeds the service's buffer is chunked. The last chunk must be followed only by an empty line.
     */
    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(BUFFER);
        for (var length = piece(); length > 0; length = piece()) {
            body.write(in.readNBytes(length));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int piece() throws IOException {
        return Integer.parseInt(line().strip(), HEXADECIMAL);
    }

    private String line() throws IOException {
        var bytes = new ByteArrayOutputStream(128);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the service closed the connection");
            }
            if (next != '\r') {
                bytes.write(next);
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
