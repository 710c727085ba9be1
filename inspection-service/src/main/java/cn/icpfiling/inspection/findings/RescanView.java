package cn.icpfiling.inspection.findings;

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
 */
@Schema(name = "FindingRescan")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RescanView(
        UUID rescanId, Instant requestedAt, Instant finishedAt, Health health, String verdict, Boolean cured) {

    static RescanView of(Rescan rescan) {
        return new RescanView(
                rescan.id(),
                rescan.requestedAt(),
                rescan.finishedAt(),
                rescan.health(),
                rescan.verdict(),
                rescan.cured());
    }
}
