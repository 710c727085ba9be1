package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.rules.RuleEntry;
import cn.icpfiling.filing.core.rules.RuleParameter;
import cn.icpfiling.filing.core.rules.Sponsor;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry in the form of the rule file. */
@Schema(name = "RuleEntry")
record RuleEntryData(
        @NotNull String id,
        @NotNull RuleParameter parameter,
        @NotNull List<String> provinces,
        List<RuledAct> types,
        Sponsor sponsor,
        List<Integer> natures,
        List<String> value,
        @NotNull RuleEntry.Effect effect,
        @NotNull LocalDate validFrom,
        LocalDate validTo,
        @NotNull RuleEntry.Status status,
        @NotNull String source,
        @NotNull String zh,
        @NotNull String en) {

    static RuleEntryData of(RuleEntry entry) {
        return new RuleEntryData(
                entry.id(),
                entry.parameter(),
                provinces(entry),
                types(entry),
                entry.sponsor(),
                natures(entry),
                entry.value(),
                entry.effect(),
                entry.validFrom(),
                entry.validTo(),
                entry.status(),
                entry.source(),
                entry.zh(),
                entry.en());
    }

    static List<String> provinces(RuleEntry entry) {
        return entry.isForAllProvinces()
                ? List.of("ALL")
                : entry.provinces().stream().sorted().toList();
    }

    /** Null if the entry applies to every nature. */
    static List<Integer> natures(RuleEntry entry) {
        return entry.natures().isEmpty()
                ? null
                : entry.natures().stream().sorted().toList();
    }

    static List<RuledAct> types(RuleEntry entry) {
        return entry.acts().stream().sorted().toList();
    }
}
