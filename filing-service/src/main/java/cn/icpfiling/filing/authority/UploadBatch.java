package cn.icpfiling.filing.authority;

import java.time.Instant;
import java.util.UUID;

/**
 * A committed batch. From now on the same bytes are sent under the same sequence until the authority answers.
 *
 * @param attempts sends so far, counted before each one
 * @param refusals answers that were neither yes nor no although the authority was available
 * @param taken whether the authority has the file, and some of its orders may still be to settle
 */
record UploadBatch(
        UUID id,
        long sequence,
        String fileName,
        byte[] zipped,
        int attempts,
        int refusals,
        Instant nextAttemptAt,
        boolean taken) {

    /** A batch that was not sent yet. */
    static UploadBatch prepared(UUID id, long sequence, String fileName, byte[] zipped, Instant nextAttemptAt) {
        return new UploadBatch(id, sequence, fileName, zipped, 0, 0, nextAttemptAt, false);
    }

    boolean offeredBefore() {
        return attempts > 0;
    }

    UploadFile file() {
        return new UploadFile(fileName, sequence, zipped);
    }

    @Override
    public String toString() {
        return "UploadBatch[" + id + ", sequence " + sequence + ", attempts " + attempts + "]";
    }
}
