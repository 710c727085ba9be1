package cn.icpfiling.account.partners;

import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Decides which partner a caller may know: an administrator any, a partner itself. For all others the partner does
 * not exist.
 */
@RequestScoped
public class PartnerAccess {

    private final CurrentActor actor;
    private final PartnerRepository partners;

    PartnerAccess(CurrentActor actor, PartnerRepository partners) {
        this.actor = actor;
        this.partners = partners;
    }

    /** Every operation under a partner's path calls this first. */
    @Transactional
    public void requireKnown(UUID partner) {
        var who = actor.get();
        var mayKnow = who.is(Roles.ADMINISTRATOR) || partner.equals(who.partner());
        if (!mayKnow || partners.findByIdOptional(partner).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }
}
