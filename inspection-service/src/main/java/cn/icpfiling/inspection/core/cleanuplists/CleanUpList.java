package cn.icpfiling.inspection.core.cleanuplists;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A list as it was loaded.
 *
 * @param operationId the operation whose lines are the rows
 * @param province two digits of GB/T 2260
 * @param lastDay the last legal day to mend; the authority deletes after it
 * @param sourceUrl where the province published the list
 * @param digest SHA-256 of the file, as hexadecimal digits
 * @param rows rows below the header that are not blank
 * @param faultyRows those of them that could not be read
 * @param matchedRows those that are filed here, so far
 * @param withdrawnBy the member of staff who withdrew the list, because it was loaded by mistake; null if it stands
 * @param withdrawnAt null if the list stands
 * @param withdrawerOwnAccount the holder account of the same person; null if there is none, or if the list stands
 */
public record CleanUpList(
        UUID id,
        UUID operationId,
        String province,
        CleanUpKind kind,
        LocalDate publishedOn,
        LocalDate lastDay,
        String sourceUrl,
        String digest,
        int rows,
        int faultyRows,
        int matchedRows,
        UUID loadedBy,
        Instant loadedAt,
        UUID withdrawnBy,
        Instant withdrawnAt,
        UUID withdrawerOwnAccount) {

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }
}
