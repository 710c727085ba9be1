package cn.icpfiling.filing.imports;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Only the services of {@code icp.imports.callers} may register filings of the old platform. */
@RequestScoped
class ImportCallers {

    private final CurrentActor actor;
    private final Set<String> callers;

    ImportCallers(CurrentActor actor, @ConfigProperty(name = "icp.imports.callers") Set<String> callers) {
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
