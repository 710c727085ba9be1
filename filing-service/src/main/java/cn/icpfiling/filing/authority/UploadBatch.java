package cn.icpfiling.filing.authority;

import java.time.Instant;
import java.util.UUID;

/**
 * A committed batch. From now on the same bytes are sent under the same sequence until the authority answers.
 *
 * @param attempts sends so far, counted before each one
 * @param refusals answers that were neither yes nor no although the authority was available
 */
record UploadBatch(
        UUID id, long sequence, String fileName, byte[] zipped, int attempts, int refusals, Instant nextAttemptAt) {

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
