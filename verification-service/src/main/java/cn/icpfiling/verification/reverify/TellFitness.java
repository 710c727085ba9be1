package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import cn.icpfiling.verification.core.DomainStanding;
import cn.icpfiling.verification.core.Fault;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.core.FiledFitness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
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
     * @return number of the event; null if there is no news. While the result is uncertain, the last event remains
     *     valid.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Long news(FiledDomain domain, DomainStanding standing, UUID round) {
        var now = standing.standing();
        var broken = now.certain();
        var rules = broken.stream().map(Fault::rule).collect(Collectors.toSet());
        if (now.fitness() == FiledFitness.UNFIT && !rules.equals(standing.told())) {
            return tell(FitnessTold.Type.UNFIT, standing, FitnessTold.of(domain, now.since(), broken, round), broken);
        }
        if (now.fitness() == FiledFitness.FIT && !standing.told().isEmpty()) {
            return tell(
                    FitnessTold.Type.FIT_AGAIN,
                    standing,
                    FitnessTold.of(domain, now.since(), List.of(), round),
                    List.of());
        }
        return null;
    }

    /** The rounds end. An event withdraws the published verdict, and does not say whether the domain is fit. */
    @Transactional(Transactional.TxType.MANDATORY)
    void noLongerJudged(FiledDomain domain, DomainStanding standing, Instant at) {
        if (!standing.told().isEmpty()) {
            tell(FitnessTold.Type.NO_LONGER_JUDGED, standing, FitnessTold.of(domain, at, List.of(), null), List.of());
        }
    }

    private Long tell(FitnessTold.Type type, DomainStanding standing, FitnessTold told, List<Fault> broken) {
        var sequence = standing.tells(
                broken.isEmpty() ? Set.of() : broken.stream().map(Fault::rule).collect(Collectors.toSet()));
        outbox.append(new OutboxEvent(
                FitnessTold.TOPIC, told.domain(), type.literal(), told.filedDomainId(), sequence, told));
        return sequence;
    }
}
