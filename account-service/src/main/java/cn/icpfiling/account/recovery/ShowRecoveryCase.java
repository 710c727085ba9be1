package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.account.store.RecoveryCaseRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Shows one recovery case to the support: name and phone masked, without the message. Of an open case it says where the filing is, so that
 * the support refuses no holder whose filing waits on the old platform.
 */
@ApplicationScoped
class ShowRecoveryCase {

    private static final Logger LOG = Logger.getLogger(ShowRecoveryCase.class);

    private final RecoveryCaseRepository cases;
    private final FindFiling findFiling;
    private final RecoveryCaseViews views;

    ShowRecoveryCase(RecoveryCaseRepository cases, FindFiling findFiling, RecoveryCaseViews views) {
        this.cases = cases;
        this.findFiling = findFiling;
        this.views = views;
    }

    TaggedRecoveryCase handle(UUID id) {
        var filed = filed(UnitOfWork.in(() -> found(id)));
        return UnitOfWork.in(() -> views.tagged(found(id), filed));
    }

    private FiledWhere filed(RecoveryCase found) {
        if (found.isAnswered()) {
            return null;
        }
        try {
            return FiledWhere.of(findFiling.forSupport(found.domain()));
        } catch (ProblemException silent) {
            LOG.infof("Recovery case %s is shown without its filing: %s", found.id(), silent.type());
            return null;
        }
    }

    private RecoveryCase found(UUID id) {
        return cases.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
