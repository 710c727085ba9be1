package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.RecordOrigin;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.platform.security.Reach;
import java.time.Instant;
import java.util.UUID;

/**
 * The columns of a filed subject that its view shows, still encrypted: the caller checks the holder first.
 *
 * @param endedAt null while the subject is on record, like {@code endedBy}
 * @param importedAt null unless the filing was imported
 */
public record SubjectOnShow(
        UUID id,
        UUID holder,
        UUID partner,
        String subjectNumber,
        Region region,
        int nature,
        int certificateType,
        byte[] encryptedCertificateNumber,
        byte[] encryptedContent,
        RecordStatus status,
        Instant filedAt,
        Instant endedAt,
        RecordEnd.By endedBy,
        long version,
        RecordOrigin origin,
        Instant importedAt)
        implements HasHolder {

    @Override
    public Reach reach() {
        return Reach.ANY;
    }

    @Override
    public String toString() {
        return "SubjectOnShow[id=" + id + "]";
    }
}
