package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.rules.RuleEntry;
import cn.icpfiling.filing.core.rules.RuleParameter;
import cn.icpfiling.filing.core.rules.Sponsor;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** The rules of a province for an act on a day, in words. */
record Rules(
        @NotNull String province,
        @NotNull List<RuledAct> types,
        @NotNull LocalDate on,
        @NotNull int version,
        @NotNull List<Rule> rules) {

    /**
     * One rule.
     *
     * @param id of the entry, or of a rule for all provinces
     * @param rule id that findings name; null if no fact of an order is judged by the rule
     * @param natures codes of the subject's nature; null if the rule applies to each that the sponsor covers
     * @param parameter null for a rule that no province sets
     */
    record Rule(
            @NotNull String id,
            String rule,
            RuleParameter parameter,
            @NotNull List<String> provinces,
            @NotNull List<RuledAct> types,
            @NotNull Sponsor sponsor,
            List<Integer> natures,
            @NotNull List<String> value,
            @NotNull RuleEntry.Effect effect,
            @NotNull LocalDate validFrom,
            LocalDate validTo,
            @NotNull RuleEntry.Status status,
            @NotNull String source,
            @NotNull String text) {}
}
