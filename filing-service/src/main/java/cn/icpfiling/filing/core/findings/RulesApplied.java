package cn.icpfiling.filing.core.findings;

import jakarta.persistence.Embeddable;
import java.util.Collection;
import java.util.List;

/**
 * The version of the provinces' rules that judged a submission, with warnings and unknown rules. An unknown rule would
 * refuse the submission if it were broken. It waits for a reviewer and keeps the order from approval.
 */
@Embeddable
public class RulesApplied {

    private Integer rulesVersion;
    private RuleFindings ruleWarnings;
    private RuleFindings ruleUnknowns;

    protected RulesApplied() {}

    public RulesApplied(int version, List<RuleFinding> warnings, List<RuleFinding> unknowns) {
        this.rulesVersion = version;
        this.ruleWarnings = new RuleFindings(warnings);
        this.ruleUnknowns = new RuleFindings(unknowns);
    }

    public int version() {
        return rulesVersion;
    }

    /** The findings that no reviewer has settled yet. */
    public List<RuleFinding> open() {
        return unknowns().stream().filter(finding -> !finding.settled()).toList();
    }

    public void settle(Collection<Settlement> settlements) {
        ruleUnknowns = new RuleFindings(unknowns().stream()
                .map(finding -> finding.settledBy(settlements))
                .toList());
    }

    private List<RuleFinding> unknowns() {
        return ruleUnknowns == null ? List.of() : ruleUnknowns.items();
    }

    public List<RuleFinding> warnings() {
        return ruleWarnings == null ? List.of() : ruleWarnings.items();
    }
}
