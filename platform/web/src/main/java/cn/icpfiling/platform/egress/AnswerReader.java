package cn.icpfiling.platform.egress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one answer of HTTP/1 (RFC 9112) from a socket, within limits. Does not read a byte more than it must. */
final class AnswerReader {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9]\\d{2})( .*)?");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8})[ \\t]*(;.*)?");
    private static final int BUFFER = 16 << 10;
    private static final int MOST_INTERIM = 5;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int LONGEST_CHUNK_LINE = 1024;
    private static final int MOST_DROPPED = 16 << 10;
    private static final long DROPPING_NANOS = 250_000_000;

    private final Socket socket;
    private final InputStream in;
    private final FetchLimits limits;
    private final Deadline deadline;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private int headLeft;

    AnswerReader(Socket socket, FetchLimits limits, Deadline deadline) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.limits = limits;
        this.deadline = deadline;
        this.headLeft = limits.headBytes();
    }

    Answer read(InetAddress address) throws IOException, FetchFault {
        for (var interim = 0; interim <= MOST_INTERIM; interim++) {
            var status = status();
            var headers = headers();
            if (status >= 200) {
                var isBodiless = status == NO_CONTENT || status == NOT_MODIFIED;
                var raw = isBodiless ? new byte[0] : body(headers);
                return new Answer(status, headers, new BodyDecoder(limits).decoded(headers, raw), address);
            }
        }
        throw broken("INTERIM");
    }

    /** Reads status and headers. A little of the body is read and dropped, so that an ordinary server does not see a reset. */
    Answer readHead(InetAddress address) throws IOException, FetchFault {
        for (var interim = 0; interim <= MOST_INTERIM; interim++) {
            var status = status();
            var headers = headers();
            if (status >= 200) {
                if (status != NO_CONTENT && status != NOT_MODIFIED) {
                    dropBody(headers);
                }
                return new Answer(status, headers, new byte[0], address);
            }
        }
        throw broken("INTERIM");
    }

    /** The status says all, so what goes wrong here is no fault. */
    private void dropBody(Map<String, List<String>> headers) {
        var length = headers.getOrDefault("content-length", List.of()).stream()
                .filter(value -> LENGTH.matcher(value).matches())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(MOST_DROPPED);
        var left = Math.min(length, MOST_DROPPED) - (end - at);
        var until = System.nanoTime() + DROPPING_NANOS;
        try {
            while (left > 0 && System.nanoTime() < until) {
                socket.setSoTimeout(Math.max(1, (int) ((until - System.nanoTime()) / 1_000_000)));
                var read = in.read(buffer);
                if (read < 0) {
                    return;
                }
                left -= read;
            }
        } catch (IOException enough) {
            // The answer is known.
        }
    }

    private int status() throws IOException, FetchFault {
        var line = STATUS.matcher(headLine());
        if (!line.matches()) {
            throw broken("STATUS_LINE");
        }
        return Integer.parseInt(line.group(1));
    }

    private Map<String, List<String>> headers() throws IOException, FetchFault {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var line = headLine(); !line.isEmpty(); line = headLine()) {
            var colon = line.indexOf(':');
            if (colon < 0 || !NAME.matcher(line.substring(0, colon)).matches()) {
                throw broken("HEADER");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** One line of the head; one char is one byte. A line may end with LF alone. */
    private String headLine() throws IOException, FetchFault {
        var line = new StringBuilder();
        for (var b = next(); b != '\n'; b = next()) {
            if (b < 0) {
                throw broken("HEAD_CUT");
            }
            if (--headLeft <= 0) {
                throw new FetchFault(FetchOutcome.TOO_LARGE, "HEAD");
            }
            line.append((char) b);
        }
        var length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException, FetchFault {
        var coding = headers.get("transfer-encoding");
        if (coding != null) {
            if (coding.size() != 1 || !coding.getFirst().equalsIgnoreCase("chunked")) {
                throw broken("TRANSFER_ENCODING");
            }
            return chunks();
        }
        var lengths = headers.getOrDefault("content-length", List.of()).stream()
                .distinct()
                .toList();
        if (lengths.isEmpty()) {
            return untilEnd();
        }
        if (lengths.size() > 1 || !LENGTH.matcher(lengths.getFirst()).matches()) {
            throw broken("CONTENT_LENGTH");
        }
        var length = Long.parseLong(lengths.getFirst());
        requireRoom(0, length);
        var body = new ByteArrayOutputStream((int) Math.min(length, BUFFER));
        copy(length, body);
        return body.toByteArray();
    }

    private byte[] chunks() throws IOException, FetchFault {
        var body = new ByteArrayOutputStream();
        while (true) {
            var line = CHUNK.matcher(chunkLine());
            if (!line.matches()) {
                throw broken("CHUNK");
            }
            var size = Long.parseLong(line.group(1), 16);
            if (size == 0) {
                // The trailer says nothing that anyone here reads, and the connection is closed.
                return body.toByteArray();
            }
            requireRoom(body.size(), size);
            copy(size, body);
            if (!chunkLine().isEmpty()) {
                throw broken("CHUNK");
            }
        }
    }

    private String chunkLine() throws IOException, FetchFault {
        var line = new ByteArrayOutputStream();
        for (var b = next(); b != '\n'; b = next()) {
            if (b < 0 || line.size() > LONGEST_CHUNK_LINE) {
                throw broken("CHUNK");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private byte[] untilEnd() throws IOException, FetchFault {
        var body = new ByteArrayOutputStream();
        while (at < end || fill()) {
            requireRoom(body.size(), end - at);
            body.write(buffer, at, end - at);
            at = end;
        }
        return body.toByteArray();
    }

    private void copy(long length, ByteArrayOutputStream to) throws IOException, FetchFault {
        var left = length;
        while (left > 0) {
            if (at == end && !fill()) {
                throw broken("BODY_CUT");
            }
            var part = (int) Math.min(left, end - at);
            to.write(buffer, at, part);
            at += part;
            left -= part;
        }
    }

    private void requireRoom(long have, long more) throws FetchFault {
        if (have + more > limits.bodyBytes()) {
            throw new FetchFault(FetchOutcome.TOO_LARGE, "BODY");
        }
    }

    /** -1 at the end. */
    private int next() throws IOException, FetchFault {
        return at < end || fill() ? buffer[at++] & 0xff : -1;
    }

    private boolean fill() throws IOException, FetchFault {
        socket.setSoTimeout(deadline.patience());
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private static FetchFault broken(String detail) {
        return new FetchFault(FetchOutcome.BROKEN_ANSWER, detail);
    }
}
