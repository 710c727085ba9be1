package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The principals have a landline with an area code of the province. A mobile number does not tell where its owner
 * lives.
 */
final class PhonesAreLocal implements ProvinceRule {

    @Override
    public RuleParameter parameter() {
        return RuleParameter.LOCAL_PHONE;
    }

    @Override
    public List<Violation> check(OrderFacts facts, RuleEntry entry) {
        return asked(facts, entry)
                .filter(one -> Gaps.isThere(one.getValue()))
                .filter(one -> entry.value().stream()
                        .noneMatch(code ->
                                facts.book().phones().national(one.getValue()).startsWith(code.substring(1))))
                .map(one -> Violation.of(one.getKey(), "PHONE_NOT_LOCAL", id(), String.join(" ", entry.value())))
                .toList();
    }

    @Override
    public List<Violation> open(OrderFacts facts, RuleEntry entry) {
        return asked(facts, entry)
                .filter(one -> !Gaps.isThere(one.getValue()))
                .map(one -> Violation.of(one.getKey(), "PHONE_PLACE_UNKNOWN", id()))
                .toList();
    }

    private static Stream<Map.Entry<String, String>> asked(OrderFacts facts, RuleEntry entry) {
        return entry.value().isEmpty()
                ? Stream.of()
                : facts.principals().entrySet().stream()
                        .filter(one -> Gaps.isThere(one.getValue().mobile()))
                        .map(one -> Map.entry(
                                one.getKey() + "/officePhone",
                                one.getValue().officePhone() == null
                                        ? ""
                                        : one.getValue().officePhone()));
    }
}
