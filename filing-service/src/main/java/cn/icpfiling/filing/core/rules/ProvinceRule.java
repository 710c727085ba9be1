package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.stream.Stream;

/** A rule of a filing whose bound the province sets. The province's entry says what a breach does. */
interface ProvinceRule extends FilingRule {

    RuleParameter parameter();

    /** The id of the parameter's rule. */
    @Override
    default String id() {
        return parameter().rule().orElseThrow();
    }

    /** Returns the violations under the entry that applies. */
    List<Violation> check(OrderFacts facts, RuleEntry entry);

    /** Returns what no fact answers. A reviewer looks; it never passes silently. */
    default List<Violation> open(OrderFacts facts, RuleEntry entry) {
        return List.of();
    }

    @Override
    default List<Violation> check(OrderFacts facts) {
        return facts.province()
                .entry(parameter(), facts.sponsor())
                .filter(entry -> entry.effect() == RuleEntry.Effect.BLOCKS)
                .map(entry -> check(facts, entry))
                .orElse(List.of());
    }

    /** Returns what no fact answers, if a breach would refuse the order. */
    default List<Violation> unknown(OrderFacts facts) {
        return facts.province()
                .entry(parameter(), facts.sponsor())
                .filter(entry -> entry.effect() == RuleEntry.Effect.BLOCKS)
                .map(entry -> open(facts, entry))
                .orElse(List.of());
    }

    @Override
    default List<Violation> warn(OrderFacts facts) {
        var entry = facts.province().entry(parameter(), facts.sponsor());
        return entry.filter(one -> one.effect() != RuleEntry.Effect.INFORMS)
                .map(one -> one.effect() == RuleEntry.Effect.WARNS
                        ? Stream.concat(check(facts, one).stream(), open(facts, one).stream())
                                .toList()
                        : open(facts, one))
                .orElse(List.of());
    }
}
