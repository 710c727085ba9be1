package cn.icpfiling.filing.authority;

import java.time.Instant;
import java.util.UUID;

/**
 * A committed batch: from here on the same bytes go out under the same sequence until the authority has spoken.
 *
 * @param attempts sends begun, counted before each one
 * @param refusals answers that said neither yes nor no although the authority was there
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
