package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An automatic check that was repeated before the finding could be overdue, or because its holder asked.
 *
 * @param finishedAt null while it waits, like state, stillBroken, evidence and cured
 */
@Schema(name = "FindingRepeatedCheck")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RepeatedCheckView(
        UUID repeatId,
        CheckKind check,
        Instant requestedAt,
        Instant finishedAt,
        CheckState state,
        Boolean stillBroken,
        String evidence,
        Boolean cured) {

    static RepeatedCheckView of(RepeatedCheck repeat) {
        return new RepeatedCheckView(
                repeat.id(),
                repeat.check(),
                repeat.requestedAt(),
                repeat.finishedAt(),
                repeat.state(),
                repeat.stillBroken(),
                repeat.evidence(),
                repeat.cured());
    }
}
