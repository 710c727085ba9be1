package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.FiledSite;
import cn.icpfiling.inspection.core.FiledSubject;
import cn.icpfiling.inspection.core.RecordStatus;
import cn.icpfiling.inspection.core.findings.EndReason;
import cn.icpfiling.inspection.core.findings.FindingKey;
import java.util.Optional;

/** Decides by the copy of the record whether there is anything left to mend here. */
final class RecordEnd {
    private RecordEnd() {}

    /**
     * Returns why nothing is left to mend; empty if something is. A finding about the whole subject needs no access.
     *
     * @param site the site that the finding is about, if the subject has it
     */
    static Optional<EndReason> of(FindingKey key, FiledSubject subject, Optional<FiledSite> site) {
        if (subject.status() != RecordStatus.REGISTERED) {
            return Optional.of(EndReason.RECORD_ENDED);
        }
        if (key.serviceId() == null) {
            return Optional.empty();
        }
        var registered = site.filter(one -> one.status() == RecordStatus.REGISTERED);
        if (registered.isEmpty()) {
            return Optional.of(EndReason.RECORD_ENDED);
        }
        return registered.get().isServed() ? Optional.empty() : Optional.of(EndReason.ACCESS_ENDED);
    }
}
