package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.crypto.StreamCipher;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/** The bytes of files in parts, each encrypted before it is stored. */
@ApplicationScoped
public class LegacyPartTable {
    private static final int ROWS_A_TRANSACTION = 64;

    private final Sql sql;
    private final StreamCipher cipher;

    LegacyPartTable(Sql sql, StreamCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /** A part before it is stored. */
    public record Sealed(UUID id, int size, byte[] bytes) {}

    /** Encrypts a part, outside of any transaction. */
    public Sealed seal(byte[] bytes, int length) {
        var id = Ids.next();
        var sealed = new ByteArrayOutputStream(length + 1024);
        try (var out = cipher.encrypting(sealed, Binary.of(id))) {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sealed(id, length, sealed.toByteArray());
    }

    public void add(UUID file, long beginsAt, Sealed part) {
        sql.update(
                "INSERT INTO legacy_load_parts (id, file_id, begins_at, size, bytes) VALUES (?, ?, ?, ?, ?)",
                part.id(),
                file,
                beginsAt,
                part.size(),
                part.bytes());
    }

    /**
     * Reads the parts as one stream, one part in memory at a time.
     *
     * @param total the bytes of the file; a stream that ends before them fails
     */
    public InputStream read(UUID file, long total) {
        return new Joined(file, total);
    }

    /** Deletes the parts of a file in short transactions. */
    public void delete(UUID file) {
        while (UnitOfWork.in(() ->
                        sql.update("DELETE FROM legacy_load_parts WHERE file_id = ? LIMIT ?", file, ROWS_A_TRANSACTION))
                == ROWS_A_TRANSACTION) {
            continue;
        }
    }

    private byte[] open(UUID id, byte[] sealed) {
        try (var in = cipher.decrypting(new ByteArrayInputStream(sealed), Binary.of(id))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Joined extends InputStream {
        private final UUID file;
        private final long total;
        private byte[] part = {};
        private int at;
        private long next;

        Joined(UUID file, long total) {
            this.file = file;
            this.total = total;
        }

        @Override
        public int read() throws EOFException {
            return isAtEnd() ? -1 : part[at++] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws EOFException {
            if (isAtEnd()) {
                return -1;
            }
            var some = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, from, some);
            at += some;
            return some;
        }

        private boolean isAtEnd() throws EOFException {
            if (at == part.length) {
                part = sql.first(
                                row -> open(Binary.toUuid(row.getBytes(1)), row.getBytes(2)),
                                "SELECT id, bytes FROM legacy_load_parts WHERE file_id = ? AND begins_at = ?",
                                file,
                                next)
                        .orElse(new byte[0]);
                next += part.length;
                at = 0;
                if (part.length == 0 && next < total) {
                    throw new EOFException("a part of the file is missing");
                }
            }
            return part.length == 0;
        }
    }
}
