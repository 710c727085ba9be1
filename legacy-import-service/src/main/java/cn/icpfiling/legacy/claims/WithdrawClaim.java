package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.claims.ClaimState;
import cn.icpfiling.legacy.core.claims.LegacyClaim;
import cn.icpfiling.legacy.store.LegacyClaimRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Gives up a granted claim whose filing waits, for instance for the release of its load: else its account could not be closed, nor its
 * holder change the mind, for as long as that takes. A claim that is not granted ends by the withdrawal of its case.
 */
@RequestScoped
class WithdrawClaim {

    private static final Logger LOG = Logger.getLogger(WithdrawClaim.class);

    private final LegacyClaimRepository claims;
    private final ClaimSteps steps;
    private final LookAtCase look;
    private final ClaimActing acting;
    private final ClaimViews views;
    private final IdempotencyService idempotency;

    WithdrawClaim(
            LegacyClaimRepository claims,
            ClaimSteps steps,
            LookAtCase look,
            ClaimActing acting,
            ClaimViews views,
            IdempotencyService idempotency) {
        this.claims = claims;
        this.steps = steps;
        this.look = look;
        this.acting = acting;
        this.views = views;
        this.idempotency = idempotency;
    }

    private record Own(UUID filing, boolean undecided) {}

    /** Looks at the case before, because the support may have granted it a moment ago, and ends it after. The job repeats what fails. */
    StoredResponse handle(UUID id, IdempotentRequest request) {
        var own = UnitOfWork.in(() -> own(id));
        var earlier = idempotency.earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (own.undecided()) {
            look.refresh(id);
        }
        var response = idempotency.perform(
                request, () -> new Reply(200, null, null, views.of(steps.withdraw(id, own.filing()))));
        endCase(id);
        return response;
    }

    /** The claim has lapsed, whatever comes of this. */
    private void endCase(UUID id) {
        try {
            look.handle(id);
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "The case of claim %s is ended later: %s",
                    id, trouble.getClass().getSimpleName());
        }
    }

    private Own own(UUID id) {
        return claims.findByIdOptional(id)
                .filter(acting::isOwn)
                .map(claim -> new Own(claim.filing(), isUndecided(claim)))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static boolean isUndecided(LegacyClaim claim) {
        return claim.isOpen() && claim.state() != ClaimState.GRANTED;
    }
}
