package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/** Tells for which provider the caller reports: a partner for itself, an administrator for the provider of the platform. */
@ApplicationScoped
class ReportingProvider {

    private final CurrentActor actor;

    ReportingProvider(CurrentActor actor) {
        this.actor = actor;
    }

    /** 403 for a partner's token that names no partner: it must not count as the provider of the platform. */
    UUID id() {
        var who = actor.get();
        if (who.is(Roles.PARTNER) && who.partner() == null) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return Objects.requireNonNullElse(who.partner(), NetworkList.OWN_PROVIDER);
    }

    /** Returns null for the provider that runs the platform, as filings name it. */
    static UUID partnerOf(UUID provider) {
        return provider.equals(NetworkList.OWN_PROVIDER) ? null : provider;
    }
}
