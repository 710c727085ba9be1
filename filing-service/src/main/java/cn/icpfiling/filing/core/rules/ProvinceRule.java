package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.stream.Stream;

/** A rule of a filing whose bound the province sets: what a breach does is the entry's to say. */
interface ProvinceRule extends FilingRule {

    RuleParameter parameter();

    /** The same as in the parameter. */
    @Override
    default String id() {
        return parameter().rule().orElseThrow();
    }

    /** What breaks it, by the entry that holds. */
    List<Violation> check(OrderFacts facts, RuleEntry entry);

    /** What no fact answers: a reviewer looks, and it never passes in silence. */
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

    /** What no fact answers of a rule that refuses. */
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
