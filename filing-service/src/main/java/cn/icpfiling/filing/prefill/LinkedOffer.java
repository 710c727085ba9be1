package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.filing.papers.LinkSecret;
import cn.icpfiling.filing.store.PrefilledOrderRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * Finds the prefilled order of a link. All links that lead nowhere get the same answer: unknown, replaced or expired ones,
 * and those of an offer that was withdrawn or accepted.
 */
@ApplicationScoped
class LinkedOffer {

    private final PrefilledOrderRepository orders;
    private final Clock clock;

    LinkedOffer(PrefilledOrderRepository orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public PrefilledOrder look(String secret) {
        return leading(digest(secret).flatMap(orders::of));
    }

    /** Locks it until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public PrefilledOrder locked(String secret) {
        return leading(digest(secret).flatMap(orders::lockedBy));
    }

    private PrefilledOrder leading(Optional<PrefilledOrder> found) {
        return found.filter(one -> one.leads(clock.instant()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static Optional<byte[]> digest(String secret) {
        return Optional.of(secret)
                .filter(text -> text.matches(LinkSecret.FORM))
                .map(text -> new LinkSecret(text).digest());
    }
}
