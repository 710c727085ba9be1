package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.account.core.OldPlatformRoutes;
import cn.icpfiling.account.policies.PolicyVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says what is due for a filing that waits on the old platform, by the routes of the policies in force. Whether it waits,
 * legacy-import-service knows.
 */
@ApplicationScoped
class RouteBySubmission {

    private final PolicyVersions policies;

    RouteBySubmission(PolicyVersions policies) {
        this.policies = policies;
    }

    Optional<NextStep> of(LegacyLookups.Answer answer) {
        return of(answer, () -> policies.inForce().oldPlatformRoutes());
    }

    /** The day decides where it is known, else the route that legacy-import-service names. */
    static Optional<NextStep> of(LegacyLookups.Answer answer, Supplier<OldPlatformRoutes> routes) {
        var named = switch (answer.route()) {
            case "CLAIM" -> Optional.of(NextStep.CLAIM);
            case "LEGACY_IMPORT" -> Optional.of(NextStep.LEGACY_IMPORT);
            default -> Optional.<NextStep>empty();
        };
        return named.isEmpty() || answer.submittedAt() == null
                ? named
                : routes.get().stepOf(answer.submittedAt());
    }
}
