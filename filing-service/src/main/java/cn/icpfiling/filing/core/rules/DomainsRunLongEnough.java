package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * a domain remains registered for the months that the province requires. The last day comes from
 * verification-service, so this rule runs beside the domain rules and not with the others. A missing last day is
 * unknown.
 */
public record DomainsRunLongEnough(int months, RuleEntry.Effect effect, LocalDate today) {

    private static final String RULE =
            RuleParameter.DOMAIN_VALIDITY_MONTHS.rule().orElseThrow();

    /** For an order about a subject alone: the province requires the months of a site in the order only. */
    public static DomainsRunLongEnough notAsked(LocalDate today) {
        return new DomainsRunLongEnough(0, RuleEntry.Effect.INFORMS, today);
    }

    public static DomainsRunLongEnough of(ProvinceRules province, Sponsor sponsor, LocalDate today) {
        return new DomainsRunLongEnough(
                province.domainMonths(sponsor).orElse(0),
                province.entry(RuleParameter.DOMAIN_VALIDITY_MONTHS, sponsor)
                        .map(RuleEntry::effect)
                        .orElse(RuleEntry.Effect.INFORMS),
                today);
    }

    /** The result, each finding with the pointer of its domain. */
    public record Result(List<Violation> broken, List<Violation> unknown, List<Violation> warnings) {

        public Result {
            broken = List.copyOf(broken);
            unknown = List.copyOf(unknown);
            warnings = List.copyOf(warnings);
        }
    }

    /** @param lastDays legal day on which each domain ends, in their order; null if no source told it */
    public Result check(List<LocalDate> lastDays) {
        var tooShort = new ArrayList<Violation>();
        var unknown = new ArrayList<Violation>();
        for (var i = 0; i < lastDays.size() && months > 0; i++) {
            var pointer = "/service/domains/" + i;
            if (lastDays.get(i) == null) {
                unknown.add(Violation.of(pointer, "DOMAIN_VALIDITY_UNKNOWN", RULE, months));
            } else if (!lastDays.get(i).isAfter(today.plusMonths(months))) {
                tooShort.add(Violation.of(pointer, "DOMAIN_ENDS_TOO_SOON", RULE, months));
            }
        }
        return switch (effect) {
            case BLOCKS -> new Result(tooShort, unknown, List.of());
            case WARNS -> {
                tooShort.addAll(unknown);
                yield new Result(List.of(), List.of(), tooShort);
            }
            case INFORMS -> new Result(List.of(), List.of(), List.of());
        };
    }
}
