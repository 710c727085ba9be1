package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.materials.MaterialKind;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The materials that the province requires beyond the general checklist, some for one nature of
 * subject only. An ID number tells where its bearer was first registered, not where they live now. So a number from
 * elsewhere refuses no order: it requires a proof that a reviewer reads.
 */
final class ProvincePapers {

    private ProvincePapers() {}

    static Set<MaterialKind> of(OrderFacts facts) {
        var papers =
                new LinkedHashSet<>(facts.province().papers(facts.identity().nature()));
        if (facts.isPerson() && isFromElsewhere(facts) && blocks(facts, RuleParameter.PERSON_RESIDENCE)) {
            papers.add(MaterialKind.RESIDENCE_PROOF);
        }
        var least = facts.province()
                .limit(RuleParameter.WORK_PROOF_BELOW_AGE, facts.sponsor())
                .orElse(0);
        if (blocks(facts, RuleParameter.WORK_PROOF_BELOW_AGE)
                && facts.principals().values().stream()
                        .anyMatch(person -> Age.of(person, facts.today())
                                .filter(age -> age < least)
                                .isPresent())) {
            papers.add(MaterialKind.WORK_PROOF);
        }
        if (adds(facts) && reachesThePlan(facts, facts.sitesOnRecord() + 1)) {
            papers.add(MaterialKind.SITE_PLAN);
        }
        return papers;
    }

    /**
     * No source tells how many sites a subject has at other providers. So a reviewer may ask for the plan, and the
     * applicant may hand it in at once.
     */
    static Set<MaterialKind> perhaps(OrderFacts facts) {
        var elsewhere = facts.type().isOfFiledSubject() && facts.type() != OrderType.NEW_SERVICE_SAME_PROVIDER;
        return elsewhere
                        && adds(facts)
                        && reachesThePlan(facts, Long.MAX_VALUE)
                        && !reachesThePlan(facts, facts.sitesOnRecord() + 1)
                ? Set.of(MaterialKind.SITE_PLAN)
                : Set.of();
    }

    /** Whether the order adds a site of the subject here. */
    private static boolean adds(OrderFacts facts) {
        return facts.type().hasService() && !facts.type().isChange();
    }

    private static boolean reachesThePlan(OrderFacts facts, long sites) {
        return blocks(facts, RuleParameter.SITE_PLAN_FROM)
                && facts.province()
                        .sitePlanFrom(facts.sponsor())
                        .filter(from -> sites >= from)
                        .isPresent();
    }

    /** By the ID's first two digits. Another document tells nothing, and so is no local ID either. */
    private static boolean isFromElsewhere(OrderFacts facts) {
        var open = facts.province()
                .entry(RuleParameter.PERSON_RESIDENCE, Sponsor.PERSON)
                .filter(entry -> !entry.word().equals("OPEN"))
                .isEmpty();
        var identity = facts.identity();
        return !open
                && !(identity.certificateType() == Age.RESIDENT_ID
                        && identity.certificateNumber()
                                .strip()
                                .startsWith(identity.region().province()));
    }

    private static boolean blocks(OrderFacts facts, RuleParameter parameter) {
        return facts.province()
                .entry(parameter, facts.sponsor())
                .filter(entry -> entry.effect() == RuleEntry.Effect.BLOCKS)
                .isPresent();
    }
}
