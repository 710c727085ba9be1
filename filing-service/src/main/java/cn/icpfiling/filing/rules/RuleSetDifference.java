package cn.icpfiling.filing.rules;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/** What a set of rules would change of the one in force, by the ids of the entries. */
record RuleSetDifference(
        @NotNull int comparedWith,
        @NotNull int entries,
        @NotNull List<String> added,
        @NotNull List<String> removed,
        @NotNull List<Changed> changed) {

    /** The same id with another content in these fields. */
    record Changed(@NotNull String id, @NotNull List<String> fields) {}
}
