package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.core.rules.RuleSet;
import cn.icpfiling.filing.tables.RuleSetReader;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** The content of a version, in the form of the request that replaces it. */
record RuleSetFile(@NotNull String family, @NotNull List<RuleEntryData> entries) {

    static RuleSetFile of(RuleSet set) {
        return new RuleSetFile(
                RuleSetReader.FAMILY,
                set.entries().stream().map(RuleEntryData::of).toList());
    }
}
