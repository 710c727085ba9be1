package cn.icpfiling.account.recovery;

import cn.icpfiling.account.store.RecoveryCaseRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows one recovery case to the support: name and phone masked, without the message. */
@ApplicationScoped
class ShowRecoveryCase {

    private final RecoveryCaseRepository cases;
    private final RecoveryCaseViews views;

    ShowRecoveryCase(RecoveryCaseRepository cases, RecoveryCaseViews views) {
        this.cases = cases;
        this.views = views;
    }

    @Transactional
    TaggedRecoveryCase handle(UUID id) {
        return cases.findByIdOptional(id)
                .map(views::tagged)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
