package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.Finding;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The standing of a filed domain after its rounds. One odd answer is no verdict: two rounds must see a rule broken. An
 * unknown answer changes no earlier finding: it heals no fault and makes none certain.
 *
 * @param since when the present fitness began
 * @param faults by rule, including those seen only once
 */
public record Standing(FiledFitness fitness, Instant since, List<Fault> faults) {

    public Standing {
        faults = List.copyOf(faults);
    }

    /** @param confirmAfter minimum time between two rounds that see a rule broken, before the fault is certain */
    public Standing after(List<Finding> findings, Instant at, Duration confirmAfter) {
        var before = faults.stream().collect(Collectors.toMap(Fault::rule, Function.identity()));
        var now = new ArrayList<Fault>();
        for (var finding : findings) {
            fault(finding, before, at, confirmAfter).ifPresent(now::add);
        }
        var unknown = findings.stream().anyMatch(Standing::isUnknown);
        var next = fitness(now, unknown);
        return new Standing(next, next == fitness ? since : at, now);
    }

    /** For a round that could ask no source. */
    public Standing afterNothing(Instant at) {
        var next = fitness(faults, true);
        return new Standing(next, next == fitness ? since : at, faults);
    }

    private static Optional<Fault> fault(
            Finding finding, Map<RuleId, Fault> before, Instant at, Duration confirmAfter) {
        var known = before.get(finding.rule());
        return switch (finding.result()) {
            case HOLDS, NOT_APPLICABLE -> Optional.empty();
            case UNKNOWN -> isUnknown(finding) ? Optional.ofNullable(known) : Optional.empty();
            case BROKEN -> {
                if (known == null) {
                    yield Optional.of(new Fault(finding.rule(), finding.code(), at, false));
                }
                var certain = known.certain() || !at.isBefore(known.since().plus(confirmAfter));
                yield Optional.of(new Fault(finding.rule(), finding.code(), known.since(), certain));
            }
        };
    }

    /**
     * A list without an entry for the name is no fault, and another round does not change that. A domain on hold is
     * neither fit nor at fault: the hold may end, and it may hide an earlier fault.
     */
    private static boolean isUnknown(Finding finding) {
        return finding.result() == RuleResult.UNKNOWN
                && (finding.code() == null || !finding.code().isNotListed());
    }

    private static FiledFitness fitness(List<Fault> faults, boolean unknown) {
        if (faults.stream().anyMatch(Fault::certain)) {
            return FiledFitness.UNFIT;
        }
        return faults.isEmpty() && !unknown ? FiledFitness.FIT : FiledFitness.UNKNOWN;
    }

    /**
     * Whether a round said anything about the faults that are certain. One that is silent about all of them leaves an unfit domain unfit,
     * and its holder, who may have mended it, waits in vain.
     */
    public boolean isToldBy(List<Finding> findings) {
        var silent =
                findings.stream().filter(Standing::isUnknown).map(Finding::rule).toList();
        return certain().stream().anyMatch(fault -> !silent.contains(fault.rule()));
    }

    public List<Fault> certain() {
        return faults.stream().filter(Fault::certain).toList();
    }

    /** A rule was seen broken once; another round must confirm it. */
    public boolean isSuspected() {
        return faults.stream().anyMatch(fault -> !fault.certain());
    }
}
