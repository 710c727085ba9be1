package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.findings.EvidenceSource;
import cn.icpfiling.filing.core.findings.PapersGround;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.filing.core.materials.MaterialKind;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reviewer's settlement, by a material of the order or by a source. */
@Schema(name = "SettledRule")
public record SettledRuleView(
        @NotNull String pointer,
        @NotNull String rule,
        @NotNull RuleResult result,
        MaterialKind paper,
        EvidenceSource source,
        PapersGround ground,
        @NotNull Instant settledAt) {

    static SettledRuleView of(Settlement settlement) {
        return new SettledRuleView(
                settlement.pointer(),
                settlement.rule(),
                settlement.result(),
                settlement.paper(),
                settlement.source(),
                settlement.ground(),
                settlement.settledAt());
    }
}
