package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.stream.IntStream;

/** Every language is one of the table. */
final class LanguagesAreKnown implements FilingRule {

    @Override
    public String id() {
        return "F-044";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var languages = facts.service().languages();
        return IntStream.range(0, languages.size())
                .filter(i -> !facts.codes().languages().contains(languages.get(i)))
                .mapToObj(i -> Violation.of("/service/languages/" + i, "CODE_UNKNOWN", id()))
                .toList();
    }
}
