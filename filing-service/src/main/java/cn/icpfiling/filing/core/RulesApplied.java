package cn.icpfiling.filing.core;

import jakarta.persistence.Embeddable;
import java.util.Collection;
import java.util.List;

/**
 * By which version of the provinces' rules a submission was judged, and what they told without refusing it. A rule that would
 * have refused it, had anybody known, is unknown: it waits for a person and keeps the order from being approved.
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

    /** What of it nobody has settled yet. */
    List<RuleFinding> open() {
        return unknowns().stream().filter(finding -> !finding.settled()).toList();
    }

    void settle(Collection<Settlement> settlements) {
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
