package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.findings.EvidenceSource;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.review.RuleProposal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What the reviewer found about rules without an answer. */
record RuleSettlement(@NotNull @Size(min = 1, max = 50) List<@NotNull @Valid SettledByHand> rules) {

    /** One rule at one place, with the material of the order or the source that shows it. */
    record SettledByHand(
            @NotNull @Size(max = 100) @Pattern(regexp = "^/.*$")
            String pointer,

            @NotNull @Size(min = 1, max = 8) String rule,
            @NotNull RuleResult result,
            MaterialKind paper,
            EvidenceSource source) {

        RuleProposal proposal() {
            return new RuleProposal(pointer, rule, result, paper, source);
        }
    }

    List<RuleProposal> proposals() {
        return rules.stream().map(SettledByHand::proposal).toList();
    }
}
