package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.FiledSite;
import cn.icpfiling.inspection.core.FiledSubject;
import cn.icpfiling.inspection.core.RecordStatus;
import cn.icpfiling.inspection.core.findings.EndReason;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.tables.FindingReasons;
import java.util.List;
import java.util.Optional;

/** Decides by the copy of the record whether there is anything left to mend here. */
final class RecordEnd {
    private RecordEnd() {}

    /**
     * Returns why nothing is left to mend; empty if something is. A finding about the whole subject needs no
     * access, and neither does one of the authority's list. A finding about a domain ends when the site gives the domain
     * up: else it would end the access of a site that has nothing to mend. A fault of the subject that a campaign told at one site
     * is there as long as any site of the subject is served: campaigns open no second finding for the others. Other sources do.
     *
     * @param sites those of the subject
     */
    static Optional<EndReason> of(FindingKey key, FiledSubject subject, List<FiledSite> sites) {
        if (subject.status() != RecordStatus.REGISTERED) {
            return Optional.of(EndReason.RECORD_ENDED);
        }
        if (key.serviceId() == null) {
            return Optional.empty();
        }
        if (FindingReasons.bundled().standsForAllSites(key) && sites.stream().anyMatch(FiledSite::isServed)) {
            return Optional.empty();
        }
        var registered = sites.stream()
                .filter(site -> site.serviceId().equals(key.serviceId()))
                .filter(site -> site.status() == RecordStatus.REGISTERED)
                .findFirst();
        if (registered.isEmpty()) {
            return Optional.of(EndReason.RECORD_ENDED);
        }
        if (!registered.get().isServed() && key.source().needsAccess()) {
            return Optional.of(EndReason.ACCESS_ENDED);
        }
        return key.domain() == null || has(registered.get(), key)
                ? Optional.empty()
                : Optional.of(EndReason.NO_LONGER_JUDGED);
    }

    /** The scan looks at names as they were filed; other sources name the registrable domain of a filed name. */
    private static boolean has(FiledSite site, FindingKey key) {
        return site.domains().stream()
                .anyMatch(filed -> filed.equals(key.domain())
                        || key.source() != FindingSource.SCAN && filed.endsWith("." + key.domain()));
    }
}
