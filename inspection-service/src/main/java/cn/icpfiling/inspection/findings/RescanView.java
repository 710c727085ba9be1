package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.Rescan;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A look that the holder asked for.
 *
 * @param finishedAt null while it waits, like health, verdict and cured
 * @param proofMissing whether the site was healthy and only the proof of access is missing; null while it waits
 */
@Schema(name = "FindingRescan")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RescanView(
        UUID rescanId,
        Instant requestedAt,
        Instant finishedAt,
        Health health,
        String verdict,
        Boolean cured,
        Boolean proofMissing) {

    /** A request whose result is shown among the repeated checks of the finding. */
    static RescanView of(RepeatedCheck requested) {
        return new RescanView(requested.id(), requested.requestedAt(), null, null, null, null, null);
    }

    static RescanView of(Rescan rescan) {
        return new RescanView(
                rescan.id(),
                rescan.requestedAt(),
                rescan.finishedAt(),
                rescan.health(),
                rescan.verdict(),
                rescan.cured(),
                rescan.health() == null ? null : rescan.health() == Health.HERE && !rescan.cured());
    }
}
