package cn.icpfiling.inspection.spotchecks;

import cn.icpfiling.inspection.core.CheckResult;
import cn.icpfiling.inspection.core.SpotCheck;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.tables.FindingReasons;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Makes a finding of each item that differs. An item that fits in a later round was looked at again, so its finding is
 * cured.
 */
@ApplicationScoped
class FindingsOfSpotChecks {
    private final SourceFindings findings;

    FindingsOfSpotChecks(SourceFindings findings) {
        this.findings = findings;
    }

    /** @param settled with the answers of the newest round */
    void settle(SpotCheck settled, UUID inspector) {
        var actor = FindingActor.inspector(inspector);
        settled.settlement().answers().forEach((item, result) -> {
            var key = new FindingKey(
                    FindingSource.SPOT_CHECK,
                    settled.id().toString(),
                    FindingReasons.bundled().of(item).code(),
                    settled.subjectId(),
                    settled.serviceId(),
                    null);
            if (result == CheckResult.DIFFERS) {
                findings.found(key, actor);
            } else {
                findings.mended(key, actor);
            }
        });
    }
}
