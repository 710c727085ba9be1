package cn.icpfiling.account.partners;

import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows one partner. */
@ApplicationScoped
class ShowPartner {

    private final PartnerRepository partners;

    ShowPartner(PartnerRepository partners) {
        this.partners = partners;
    }

    @Transactional
    TaggedPartner handle(UUID id) {
        return partners.findByIdOptional(id)
                .map(TaggedPartner::of)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
