package cn.icpfiling.account.partners;

import cn.icpfiling.account.store.Partners;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Whose partner's things a caller may know of: an administrator of any, a partner of its own. Another's does not exist. */
@RequestScoped
public class PartnerAccess {

    private final CurrentActor actor;
    private final Partners partners;

    PartnerAccess(CurrentActor actor, Partners partners) {
        this.actor = actor;
        this.partners = partners;
    }

    /** The first thing that everything under a partner's path asks. */
    @Transactional
    public void requireKnown(UUID partner) {
        var who = actor.get();
        var mayKnow = who.is(Roles.ADMINISTRATOR) || partner.equals(who.partner());
        if (!mayKnow || partners.findByIdOptional(partner).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }
}
