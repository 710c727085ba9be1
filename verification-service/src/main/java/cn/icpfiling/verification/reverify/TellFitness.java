package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import cn.icpfiling.verification.core.DomainStanding;
import cn.icpfiling.verification.core.Fault;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.core.FiledFitness;
import cn.icpfiling.verification.core.Standing;
import cn.icpfiling.verification.core.rules.RuleId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Publishes the news of a filed domain: that it is unfit, or unfit by other rules than published before, and that this
 * has ended.
 */
@ApplicationScoped
class TellFitness {

    private final Outbox outbox;

    TellFitness(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * @return number of the event; null if there is no news. While it is uncertain whether the rules of the last event hold, that event
     *     remains valid.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Long news(FiledDomain domain, DomainStanding standing, UUID round) {
        var now = standing.standing();
        return news(now, standing.told())
                .map(type -> {
                    var broken = type == FitnessTold.Type.UNFIT ? now.certain() : List.<Fault>of();
                    return tell(type, standing, FitnessTold.of(domain, now.since(), broken, round), broken);
                })
                .orElse(null);
    }

    /**
     * What is news to those who were told that these rules are broken. They hear that these hold also while another rule is unknown or was
     * seen broken once: an inspector must not press for what is mended.
     */
    static Optional<FitnessTold.Type> news(Standing now, Set<RuleId> told) {
        if (now.fitness() == FiledFitness.UNFIT) {
            return rules(now.certain()).equals(told) ? Optional.empty() : Optional.of(FitnessTold.Type.UNFIT);
        }
        var isMended = now.fitness() != FiledFitness.NOT_JUDGED
                && !told.isEmpty()
                && Collections.disjoint(rules(now.faults()), told);
        return isMended ? Optional.of(FitnessTold.Type.FIT_AGAIN) : Optional.empty();
    }

    private static Set<RuleId> rules(List<Fault> faults) {
        return faults.stream().map(Fault::rule).collect(Collectors.toSet());
    }

    /** The rounds end. An event withdraws the published verdict, and does not say whether the domain is fit. */
    @Transactional(Transactional.TxType.MANDATORY)
    void noLongerJudged(FiledDomain domain, DomainStanding standing, Instant at) {
        if (!standing.told().isEmpty()) {
            tell(FitnessTold.Type.NO_LONGER_JUDGED, standing, FitnessTold.of(domain, at, List.of(), null), List.of());
        }
    }

    private Long tell(FitnessTold.Type type, DomainStanding standing, FitnessTold told, List<Fault> broken) {
        var sequence = standing.tells(rules(broken));
        outbox.append(new OutboxEvent(
                FitnessTold.TOPIC, told.domain(), type.literal(), told.filedDomainId(), sequence, told));
        return sequence;
    }
}
