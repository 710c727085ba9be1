package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.uploads.UploadPart;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;

/**
 * The body of one request, read in parts: each part is encrypted as it comes, and the body is never in memory as a
 * whole.
 */
final class Arrival {

    /** The most bytes that a crash may lose. */
    static final long PART = 1L << 20;

    private static final int PIECE = 8 << 10;

    private final Storage storage;
    private final UUID upload;
    private final Optional<Checksum> checksum;
    private final InputStream body;
    private long at;
    private long room;
    private boolean over;

    /** @param room how many bytes the upload still needs; a longer body is refused */
    Arrival(Storage storage, UUID upload, long at, long room, Optional<Checksum> checksum, InputStream body) {
        this.storage = storage;
        this.upload = upload;
        this.at = at;
        this.room = room;
        this.checksum = checksum;
        this.body = body;
    }

    /** Whether the body has ended. */
    boolean isOver() {
        return over;
    }

    /** Returns the next part; empty if there is none. */
    Optional<UploadPart> next() throws IOException {
        var id = Ids.next();
        var stored = storage.write(Shelf.UPLOADS, id, out -> copy(out, Math.min(PART, room)));
        if (stored.size() == 0) {
            storage.delete(Shelf.UPLOADS, id);
            return Optional.empty();
        }
        var part = new UploadPart(id, upload, at, stored.size());
        at += stored.size();
        room -= stored.size();
        if (room == 0 && !over && read(new byte[1], 1) >= 0) {
            storage.delete(Shelf.UPLOADS, id);
            throw new ProblemException(CommonProblem.BODY_TOO_LARGE, at);
        }
        return Optional.of(part);
    }

    private void copy(OutputStream out, long most) throws IOException {
        var piece = new byte[PIECE];
        for (var left = most; left > 0 && !over; ) {
            var read = read(piece, (int) Math.min(piece.length, left));
            if (read > 0) {
                checksum.ifPresent(sum -> sum.update(piece, read));
                out.write(piece, 0, read);
                left -= read;
            }
        }
    }

    /** The bytes before a broken connection are valid. The sender asks for the offset and continues there. */
    private int read(byte[] into, int most) {
        try {
            var read = body.read(into, 0, most);
            over = read < 0;
            return read;
        } catch (IOException broken) {
            over = true;
            return -1;
        }
    }
}
