package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The lines of a body (NDJSON), read one by one: it ends at the first that is too long or too many, whatever follows. Empty lines
 * count and say nothing.
 *
 * @param sha256 of all that they say
 */
record SentLines(List<Line> lines, String sha256) {

    static final int MOST_LINES = 1_000;
    static final int MOST_BYTES_A_LINE = 16 << 10;
    static final long MOST_BYTES = 8L << 20;

    /** @param number from 1 */
    record Line(int number, String text) {
        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    static SentLines of(InputStream body) throws IOException {
        var reader = new Reader(new BufferedInputStream(body));
        var lines = new ArrayList<Line>();
        for (var line = reader.next(); line != null; line = reader.next()) {
            if (line.text().isBlank()) {
                continue;
            }
            if (lines.size() == MOST_LINES) {
                throw refused(Violation.of(pointer(line.number()), "TOO_MANY_LINES", null, MOST_LINES));
            }
            lines.add(line);
        }
        if (lines.isEmpty()) {
            throw refused(Violation.of("", "MISSING_BODY", null));
        }
        return new SentLines(List.copyOf(lines), digest(lines));
    }

    static String pointer(int number) {
        return "/lines/" + number;
    }

    private static ProblemException refused(Violation fault) {
        return new ProblemException(CommonProblem.INVALID_FIELD, 1).with(List.of(fault));
    }

    private static String digest(List<Line> lines) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var line : lines) {
                digest.update(line.text().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Reader {
        private final InputStream body;
        private int number;

        Reader(InputStream body) {
            this.body = body;
        }

        /** Null at the end. */
        Line next() throws IOException {
            var bytes = new ByteArrayOutputStream();
            number++;
            for (var one = body.read(); one != '\n'; one = body.read()) {
                if (one < 0) {
                    return bytes.size() == 0 ? null : line(bytes);
                }
                if (bytes.size() == MOST_BYTES_A_LINE) {
                    throw refused(Violation.of(pointer(number), "LINE_TOO_LONG", null, MOST_BYTES_A_LINE));
                }
                bytes.write(one);
            }
            return line(bytes);
        }

        private Line line(ByteArrayOutputStream bytes) {
            try {
                var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
                return new Line(number, text.toString().strip());
            } catch (CharacterCodingException notUtf8) {
                throw refused(Violation.of(pointer(number), "LINE_UNREADABLE", null))
                        .causedBy(notUtf8);
            }
        }
    }
}
