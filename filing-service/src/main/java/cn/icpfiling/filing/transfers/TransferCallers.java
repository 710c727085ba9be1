package cn.icpfiling.filing.transfers;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Only the services of {@code icp.transfers.callers} may ask for transfers, and those of {@code icp.transfers.readers} for facts. */
@RequestScoped
class TransferCallers {

    private final CurrentActor actor;
    private final Set<String> callers;
    private final Set<String> readers;

    TransferCallers(
            CurrentActor actor,
            @ConfigProperty(name = "icp.transfers.callers") Set<String> callers,
            @ConfigProperty(name = "icp.transfers.readers") Set<String> readers) {
        this.actor = actor;
        this.callers = callers;
        this.readers = readers;
    }

    /** 403 for every other service. */
    void require() {
        require(callers);
    }

    /** 403 for every service that may not ask for facts. */
    void requireReader() {
        require(readers);
    }

    private void require(Set<String> admitted) {
        if (!admitted.contains(actor.get().client())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }
}
