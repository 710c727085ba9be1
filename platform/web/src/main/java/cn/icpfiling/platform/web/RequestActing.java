package cn.icpfiling.platform.web;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Acting;
import cn.icpfiling.platform.security.Actor;
import io.quarkus.arc.Arc;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Returns the caller of the current request. Empty for a job, a consumed event and a caller without a valid token. */
@ApplicationScoped
class RequestActing implements Acting {

    private final CurrentActor actor;

    RequestActing(CurrentActor actor) {
        this.actor = actor;
    }

    @Override
    public Optional<Actor> now() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        try {
            return Optional.of(actor.get());
        } catch (ProblemException | AuthenticationFailedException nobody) {
            return Optional.empty();
        }
    }
}
