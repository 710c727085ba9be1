package cn.icpfiling.filing.provider;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Replaces the profile as a whole. The request names the version that it replaces; of two requests that replace the
 * same one, one is refused.
 */
@ApplicationScoped
class ReplaceProviderProfile {

    private final IdempotencyService idempotency;
    private final ProfileTable table;
    private final ProviderProfiles profiles;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    ReplaceProviderProfile(
            IdempotencyService idempotency,
            ProfileTable table,
            ProviderProfiles profiles,
            CurrentActor actor,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.table = table;
        this.profiles = profiles;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param from when it begins to hold, null for at once */
    StoredResponse handle(IdempotentRequest idempotentRequest, int replaces, Instant from, ProfileContent content) {
        try {
            return idempotency.perform(idempotentRequest, () -> replace(replaces, from, content));
        } catch (ProfileTable.AlreadyReplaced meanwhile) {
            throw superseded();
        }
    }

    private Reply replace(int replaces, Instant wish, ProfileContent content) {
        if (newest() != replaces) {
            throw superseded();
        }
        var now = clock.instant();
        if (wish != null && wish.isBefore(now)) {
            throw ProblemException.broken(
                    List.of(Violation.of("/query/effectiveFrom", "PROFILE_EFFECTIVE_IN_THE_PAST", null)));
        }
        var from = wish == null ? now : wish.truncatedTo(ChronoUnit.MICROS);
        var made = table.insert(
                new ProfileTable.Row(0, Ids.next(), from, replaces, actor.account(), now), profiles.written(content));
        audit.record(Act.of("PROVIDER_PROFILE.REPLACE", "PROVIDER_PROFILE", made.id())
                .with("version", made.version())
                .with("replaces", replaces));
        return new Reply(
                201,
                "/api/v1/provider-profiles/" + made.version(),
                null,
                ProfileVersion.of(made, profiles.versionInForce()));
    }

    private int newest() {
        return table.newest().orElse(ProviderProfiles.SHIPPED);
    }

    private ProblemException superseded() {
        return new ProblemException(FilingProblem.PROVIDER_PROFILE_SUPERSEDED, newest());
    }
}
