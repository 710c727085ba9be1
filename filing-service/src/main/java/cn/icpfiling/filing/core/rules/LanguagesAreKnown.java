package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** Every language is in the table, and no language occurs twice. */
final class LanguagesAreKnown implements FilingRule {

    @Override
    public String id() {
        return "F-044";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var languages = facts.service().languages();
        var broken = new ArrayList<Violation>();
        for (var i = 0; i < languages.size(); i++) {
            var pointer = "/service/languages/" + i;
            if (!facts.codes().languages().contains(languages.get(i))) {
                broken.add(Violation.of(pointer, "CODE_UNKNOWN", id(), "languages"));
            } else if (languages.indexOf(languages.get(i)) < i) {
                broken.add(Violation.of(pointer, "CODE_TWICE", id()));
            }
        }
        return broken;
    }
}
