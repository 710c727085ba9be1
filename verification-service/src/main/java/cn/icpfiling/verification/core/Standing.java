package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.Finding;
import cn.icpfiling.verification.core.rules.RuleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a filed domain stands after the looks at it. One odd answer is no verdict: a rule has to be seen broken twice. What is
 * unknown changes nothing of what was found before: it heals no fault and makes none certain.
 *
 * @param since when the present fitness began
 * @param faults by rule, those seen once as well
 */
public record Standing(FiledFitness fitness, Instant since, List<Fault> faults) {

    public Standing {
        faults = List.copyOf(faults);
    }

    /** @param confirmAfter how far apart two looks that see a rule broken must be for it to be certain */
    public Standing after(List<Finding> findings, Instant at, Duration confirmAfter) {
        var before = faults.stream().collect(Collectors.toMap(Fault::rule, Function.identity()));
        var now = new ArrayList<Fault>();
        for (var finding : findings) {
            fault(finding, before, at, confirmAfter).ifPresent(now::add);
        }
        var unknown = findings.stream().anyMatch(Finding::mayBecomeKnown);
        var next = fitness(now, unknown);
        return new Standing(next, next == fitness ? since : at, now);
    }

    /** Nothing could be asked at all. */
    public Standing afterNothing(Instant at) {
        var next = fitness(faults, true);
        return new Standing(next, next == fitness ? since : at, faults);
    }

    private static Optional<Fault> fault(
            Finding finding, Map<RuleId, Fault> before, Instant at, Duration confirmAfter) {
        var known = before.get(finding.rule());
        return switch (finding.result()) {
            case HOLDS, NOT_APPLICABLE -> Optional.empty();
            // a list that does not say is no fault, and another look does not make it say more
            case UNKNOWN -> finding.mayBecomeKnown() ? Optional.ofNullable(known) : Optional.empty();
            case BROKEN -> {
                if (known == null) {
                    yield Optional.of(new Fault(finding.rule(), finding.code(), at, false));
                }
                var certain = known.certain() || !at.isBefore(known.since().plus(confirmAfter));
                yield Optional.of(new Fault(finding.rule(), finding.code(), known.since(), certain));
            }
        };
    }

    private static FiledFitness fitness(List<Fault> faults, boolean unknown) {
        if (faults.stream().anyMatch(Fault::certain)) {
            return FiledFitness.UNFIT;
        }
        return faults.isEmpty() && !unknown ? FiledFitness.FIT : FiledFitness.UNKNOWN;
    }

    public List<Fault> certain() {
        return faults.stream().filter(Fault::certain).toList();
    }

    /** Seen broken once; another look has to say. */
    public boolean isSuspected() {
        return faults.stream().anyMatch(fault -> !fault.certain());
    }
}
