package cn.icpfiling.filing.rules;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/** The changes between a set of rules and the one in force, by the ids of the entries. */
record RuleSetDifference(
        @NotNull int comparedWith,
        @NotNull int entries,
        @NotNull List<String> added,
        @NotNull List<String> removed,
        @NotNull List<Changed> changed) {

    /** An entry with the same id and other content in these fields. */
    record Changed(@NotNull String id, @NotNull List<String> fields) {}
}
