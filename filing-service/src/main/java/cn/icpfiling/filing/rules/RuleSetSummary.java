package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.store.RuleSetTable;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** A version without its content. */
record RuleSetSummary(
        @NotNull int version,
        @NotNull RuleSetTable.Origin origin,
        @NotNull boolean inForce,
        Instant effectiveFrom,
        Integer replaces,
        @NotNull String sha256,
        @NotNull int entries,
        UUID madeBy,
        @NotNull Instant madeAt) {

    static RuleSetSummary of(RuleSetTable.Version one, int inForce) {
        return new RuleSetSummary(
                one.version(),
                one.origin(),
                one.version() == inForce,
                one.effectiveFrom(),
                one.replaces(),
                one.sha256(),
                one.entries(),
                one.madeBy(),
                one.madeAt());
    }
}
