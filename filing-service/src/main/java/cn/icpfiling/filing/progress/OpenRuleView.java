package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.findings.EvidenceSource;
import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.review.SettlementRules;
import cn.icpfiling.filing.web.Wording;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule that keeps the order from approval, and the evidence by which a reviewer could settle it. */
@Schema(name = "OpenRule")
public record OpenRuleView(
        @NotNull String pointer,
        @NotNull String rule,
        @NotNull RuleResult result,
        @NotNull String code,
        @NotNull String detail,
        String remedy,
        @NotNull List<MaterialKind> papers,
        @NotNull List<EvidenceSource> sources) {

    static OpenRuleView of(RuleFinding finding, SettlementRules rules, Wording wording) {
        var words = wording.finding(finding.reason());
        var means = rules.of(finding.rule())
                .filter(_ -> finding.result() == RuleResult.UNKNOWN)
                .orElse(new SettlementRules.Means(Set.of(), Set.of(), null));
        return new OpenRuleView(
                finding.pointer(),
                finding.rule(),
                finding.result(),
                finding.code(),
                words.detail(),
                words.remedy(),
                means.papers().stream().sorted().toList(),
                means.sources().stream().sorted().toList());
    }
}
