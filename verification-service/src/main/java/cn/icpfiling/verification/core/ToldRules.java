package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.RuleId;
import java.util.List;

/** The broken rules that the last event named, as they are stored. */
public record ToldRules(List<RuleId> items) {

    public ToldRules {
        items = List.copyOf(items);
    }
}
