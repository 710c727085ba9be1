package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.problem.CommonProblem;
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
import java.util.List;
import java.util.Optional;

/**
 * The lines of a body (NDJSON), one at a time, so that never more than one of them is held. Empty lines count and say nothing. A line
 * that is too long, or one too many, refuses the body, whatever follows.
 */
final class SentLines {

    static final int MOST_LINES = 10_000;
    static final int MOST_BYTES_A_LINE = 4 << 10;
    static final long MOST_BYTES = 8L << 20;

    private final InputStream body;
    private final MessageDigest digest = sha256();
    private int number;
    private int said;

    SentLines(InputStream body) {
        this.body = new BufferedInputStream(body);
    }

    /**
     * @param number from 1
     * @param text null when it is no UTF-8
     */
    record Line(int number, String text) {
        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    /** Empty at the end. */
    Optional<Line> next() {
        try {
            for (var bytes = read(); bytes != null; bytes = read()) {
                var text = text(bytes);
                if (text == null || !text.isBlank()) {
                    return Optional.of(counted(new Line(number, text), bytes));
                }
            }
            return Optional.empty();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** How many there were so far. */
    int said() {
        return said;
    }

    /** The last one names the common holder, and is no line of its own. */
    void wasNoLine() {
        said--;
    }

    /** SHA-256 of all lines that were read. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String pointer(int number) {
        return "/lines/" + number;
    }

    static ProblemException refused(Violation... faults) {
        return new ProblemException(CommonProblem.INVALID_FIELD, faults.length).with(List.of(faults));
    }

    private Line counted(Line line, byte[] bytes) {
        if (++said > MOST_LINES) {
            throw refused(Violation.of(pointer(line.number()), "TOO_MANY_LINES", null, MOST_LINES));
        }
        digest.update(bytes);
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
            if (bytes.size() == MOST_BYTES_A_LINE) {
                throw refused(Violation.of(pointer(number), "LINE_TOO_LONG", null, MOST_BYTES_A_LINE));
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
