package cn.icpfiling.filing.core.findings;

import java.util.List;

/** The findings of one verdict, as stored with the order. */
public record RuleFindings(List<RuleFinding> items) {

    public RuleFindings {
        items = List.copyOf(items);
    }
}
