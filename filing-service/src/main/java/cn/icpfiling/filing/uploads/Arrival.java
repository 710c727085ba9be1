package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.UploadPart;
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

/** The body of one request, taken in part by part: sealed as it comes, and never all of it in memory. */
final class Arrival {

    /** What a crash may cost of what had come. */
    static final long PART = 1L << 20;

    private static final int PIECE = 8 << 10;

    private final Storage storage;
    private final UUID upload;
    private final Optional<Checksum> checksum;
    private final InputStream body;
    private long at;
    private long room;
    private boolean over;

    /** @param room how much the paper lacks; more than that is refused */
    Arrival(Storage storage, UUID upload, long at, long room, Optional<Checksum> checksum, InputStream body) {
        this.storage = storage;
        this.upload = upload;
        this.at = at;
        this.room = room;
        this.checksum = checksum;
        this.body = body;
    }

    /** All that will come has come. */
    boolean isOver() {
        return over;
    }

    /** The next part, where there is one. */
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

    /** What came before a line broke is good all the same: its sender asks how far it got, and goes on there. */
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
