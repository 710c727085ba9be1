package cn.icpfiling.platform.auditchain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The byte format of authenticated data: a label with its version, then each part with its length, so different data
 * never has the same bytes. An absent part differs from an empty one. Times are in microseconds, as in the database.
 */
final class CanonicalBytes {

    private static final int ABSENT = -1;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream(256);
    private final DataOutputStream out = new DataOutputStream(written);

    private CanonicalBytes() {}

    static CanonicalBytes of(String label) {
        return new CanonicalBytes().text(label);
    }

    CanonicalBytes text(String text) {
        return part(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    CanonicalBytes id(UUID id) {
        return text(id == null ? null : id.toString());
    }

    CanonicalBytes at(Instant at) {
        return number(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    CanonicalBytes number(long number) {
        try {
            out.writeInt(Long.BYTES);
            out.writeLong(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    CanonicalBytes part(byte[] bytes) {
        try {
            if (bytes == null) {
                out.writeInt(ABSENT);
            } else {
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    byte[] bytes() {
        return written.toByteArray();
    }
}
