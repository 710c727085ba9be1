package cn.icpfiling.inspection.sites;

import cn.icpfiling.inspection.core.AccessStatus;
import cn.icpfiling.inspection.core.FiledSite;
import cn.icpfiling.inspection.core.FiledSubject;
import cn.icpfiling.inspection.core.RecordStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A filed site as shown to other services, without personal data. */
@Schema(name = "FiledSite")
record FiledSiteView(
        UUID subjectId,
        String subjectNumber,
        UUID serviceId,
        String serviceNumber,
        List<String> domains,
        RecordStatus status,
        AccessStatus accessStatus,
        Instant filedAt) {
    static FiledSiteView of(FiledSubject subject, FiledSite site) {
        return new FiledSiteView(
                subject.subjectId(),
                subject.subjectNumber(),
                site.serviceId(),
                site.serviceNumber(),
                site.domains(),
                site.status(),
                site.accessStatus(),
                site.filedAt());
    }
}
