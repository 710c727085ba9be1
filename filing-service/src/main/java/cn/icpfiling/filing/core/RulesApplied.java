package cn.icpfiling.filing.core;

import jakarta.persistence.Embeddable;
import java.util.List;

/** By which version of the provinces' rules a submission was judged, and what they told without refusing it. */
@Embeddable
public class RulesApplied {

    private Integer rulesVersion;
    private RuleFindings ruleWarnings;

    protected RulesApplied() {}

    public RulesApplied(int version, List<RuleFinding> warnings) {
        this.rulesVersion = version;
        this.ruleWarnings = new RuleFindings(warnings);
    }

    public int version() {
        return rulesVersion;
    }

    public List<RuleFinding> warnings() {
        return ruleWarnings == null ? List.of() : ruleWarnings.items();
    }
}
