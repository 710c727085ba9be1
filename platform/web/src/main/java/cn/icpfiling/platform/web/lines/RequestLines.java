package cn.icpfiling.platform.web.lines;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The lines of a body (NDJSON), one at a time, so that memory holds one of them. Empty lines count in the numbers and are skipped. A line
 * that is too long, or one too many, refuses the body, whatever follows.
 */
public final class RequestLines {

    private final InputStream body;
    private final int most;
    private final int mostBytesALine;
    private final MessageDigest digest = sha256();
    private int number;
    private int count;

    /** @param most lines, empty ones not counted */
    public RequestLines(InputStream body, int most, int mostBytesALine) {
        this.body = new BufferedInputStream(body);
        this.most = most;
        this.mostBytesALine = mostBytesALine;
    }

    /** Empty at the end. */
    public Optional<RequestLine> next() {
        try {
            for (var bytes = read(); bytes != null; bytes = read()) {
                var text = text(bytes);
                if (text == null || !text.isEmpty()) {
                    return Optional.of(counted(new RequestLine(number, text), bytes));
                }
            }
            return Optional.empty();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** How many lines were read so far. */
    public int count() {
        return count;
    }

    /** The last line is a head, and not one of the lines. */
    public void skipLast() {
        count--;
    }

    /** Refuses a body without lines. */
    public void requireSome() {
        if (count == 0) {
            throw ProblemException.invalid(Violation.of("", "MISSING_BODY", null));
        }
    }

    /** SHA-256 of all lines that were read. */
    public String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private RequestLine counted(RequestLine line, byte[] bytes) {
        if (++count > most) {
            throw ProblemException.invalid(Violation.of(line.pointer(), "TOO_MANY_LINES", null, most));
        }
        digest.update(line.text() == null ? bytes : line.text().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return line;
    }

    /** Null at the end. */
    private byte[] read() throws IOException {
        var bytes = new ByteArrayOutputStream();
        number++;
        for (var one = body.read(); one != '\n'; one = body.read()) {
            if (one < 0) {
                return bytes.size() == 0 ? null : bytes.toByteArray();
            }
            if (bytes.size() == mostBytesALine) {
                throw ProblemException.invalid(
                        Violation.of(RequestLine.pointer(number), "LINE_TOO_LONG", null, mostBytesALine));
            }
            bytes.write(one);
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .strip();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
