package cn.icpfiling.sandbox.sites;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The head of one HTTP request; bodies are not read.
 *
 * @param path the path without the query
 * @param host the Host header without its port; empty without the header
 */
record RequestHead(String method, String path, String host) {

    private static final int LONGEST = 16 * 1024;

    /** Refuses a head of more than 16 KiB, and one without a request line, as an I/O fault. */
    static RequestHead read(InputStream in) throws IOException {
        var lines = head(in).split("\r?\n");
        var request = lines[0].split(" ");
        if (request.length < 2) {
            throw new IOException("no request line");
        }
        var path = request[1].replaceFirst("\\?.*", "");
        for (var line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith("host:")) {
                return new RequestHead(
                        request[0],
                        path,
                        line.substring("host:".length()).strip().replaceFirst(":\\d+$", ""));
            }
        }
        return new RequestHead(request[0], path, "");
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        var lineIsEmpty = false;
        for (var next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n' && lineIsEmpty) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            lineIsEmpty = next == '\n' || lineIsEmpty && next == '\r';
            if (head.size() == LONGEST) {
                throw new IOException("the head of the request is too long");
            }
            head.write(next);
        }
        throw new IOException("the request ends in its head");
    }
}
