package cn.icpfiling.filing.transfers;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Only the services of {@code icp.transfers.callers} may ask for facts and transfers. */
@RequestScoped
class TransferCallers {

    private final CurrentActor actor;
    private final Set<String> callers;

    TransferCallers(CurrentActor actor, @ConfigProperty(name = "icp.transfers.callers") Set<String> callers) {
        this.actor = actor;
        this.callers = callers;
    }

    /** 403 for every other service. */
    void require() {
        if (!callers.contains(actor.get().client())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }
}
