package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.store.OfflineDeregistrationRepository;
import cn.icpfiling.filing.typecheck.CheckFilingType;
import cn.icpfiling.filing.typecheck.FilingTypeCheckView;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Runs the type check of a freed case again, with the data that the case kept. */
@ApplicationScoped
class CheckTypeAgain {

    private final ActingFor actingFor;
    private final OfflineDeregistrationRepository cases;
    private final CheckFilingType checkFilingType;

    CheckTypeAgain(ActingFor actingFor, OfflineDeregistrationRepository cases, CheckFilingType checkFilingType) {
        this.actingFor = actingFor;
        this.cases = cases;
        this.checkFilingType = checkFilingType;
    }

    FilingTypeCheckView handle(UUID id) {
        var found = UnitOfWork.in(() -> own(id));
        found.requireFreed();
        return checkFilingType.again(Holder.of(found), found.identity());
    }

    private OfflineDeregistration own(UUID id) {
        return cases.findByIdOptional(id)
                .filter(actingFor::mayKnow)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
