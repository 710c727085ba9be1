package cn.icpfiling.legacy.core.imports;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.LegacyState;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says which filing of an old login is imported, or why none is (docs/trade.md 3.11). The refusals are asked for in the
 * order LI-4, LI-1, LI-6, LI-2 and LI-3: what is wrong with the old login before what is wrong with the account.
 */
public final class ImportRules {

    private ImportRules() {}

    /**
     * A filing, or a refusal: one of the two is null.
     *
     * @param noFiling the cause of LI-2; null for every other choice
     */
    public record Choice(UUID filing, ImportProblem refusal, NoFiling noFiling) {

        static Choice of(UUID filing) {
            return new Choice(filing, null, null);
        }

        static Choice refused(ImportProblem refusal) {
            return new Choice(null, refusal, null);
        }

        static Choice without(NoFiling why) {
            return new Choice(null, ImportProblem.LEGACY_LI_2, why);
        }
    }

    /** @param wanted the filing that the caller names; null takes the oldest that can be imported */
    public static Choice choose(OldLoginFacts login, UUID wanted) {
        if (!login.activated()) {
            return Choice.refused(ImportProblem.LEGACY_LI_4);
        }
        if (login.filings().isEmpty()) {
            return switch (login.order()) {
                case OPEN -> Choice.refused(ImportProblem.LEGACY_LI_6);
                case ABANDONED -> Choice.without(NoFiling.ORDER_ABANDONED);
                case NONE -> Choice.without(NoFiling.NOTHING_THERE);
            };
        }
        var named = login.filings().stream()
                .filter(filing -> wanted == null || filing.id().equals(wanted))
                .toList();
        if (named.isEmpty()) {
            return Choice.without(NoFiling.ANOTHER_FILING);
        }
        var waiting = named.stream()
                .filter(filing -> filing.state() == LegacyState.WAITING)
                .toList();
        if (waiting.isEmpty()) {
            return Choice.refused(refusalOfGone(
                    named.stream().map(OldLoginFacts.Filing::state).collect(Collectors.toSet())));
        }
        return waiting.stream()
                .filter(OldLoginFacts.Filing::importable)
                .findFirst()
                .map(filing -> filing.incomplete()
                        ? Choice.refused(ImportProblem.LEGACY_NOT_LOADED_YET)
                        : Choice.of(filing.id()))
                .orElseGet(() -> Choice.refused(ImportProblem.LEGACY_OTHER_WAY));
    }

    /** Why no filing waits, of which one at least is there. */
    private static ImportProblem refusalOfGone(Set<LegacyState> states) {
        if (states.contains(LegacyState.HANDING_OVER)) {
            return ImportProblem.LEGACY_HAND_OVER_RUNNING;
        }
        return states.equals(Set.of(LegacyState.FILED_HERE))
                ? ImportProblem.LEGACY_FILED_HERE
                : ImportProblem.LEGACY_LI_1;
    }

    /** Why the account cannot take a filing; empty if it can. */
    public static Optional<ImportProblem> refusalOfTarget(boolean hasSubject, boolean hasOpenOrder) {
        if (hasSubject) {
            return Optional.of(ImportProblem.LEGACY_LI_3);
        }
        return hasOpenOrder ? Optional.of(ImportProblem.LEGACY_TARGET_HAS_OPEN_ORDER) : Optional.empty();
    }
}
