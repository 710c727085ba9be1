package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.security.Reach;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.store.FiledSubjectTable;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** Which filed domains the caller may see: staff all, a holder the own ones, a partner those of its customers. */
@RequestScoped
class FiledDomainAccess {

    private final CurrentActor actor;
    private final FiledSubjectTable subjects;

    FiledDomainAccess(CurrentActor actor, FiledSubjectTable subjects) {
        this.actor = actor;
        this.subjects = subjects;
    }

    /** @param domains filings of one domain, or one filing */
    List<FiledDomain> seen(List<FiledDomain> domains) {
        var who = actor.get();
        if (!who.is(Roles.APPLICANT) && !who.is(Roles.PARTNER)) {
            return domains;
        }
        var of = domains.stream().map(FiledDomain::subjectId).distinct().toList();
        var own = who.partner() == null ? subjects.ofHolder(who.account(), of) : subjects.ofPartner(who.partner(), of);
        return domains.stream()
                .filter(domain -> own.contains(domain.subjectId()) && isSeenByMember(domain))
                .toList();
    }

    /** True for all callers but members of an account. */
    private boolean isSeenByMember(FiledDomain domain) {
        var membership = actor.get().membership();
        return membership == null || membership.has(Right.VIEW, Reach.service(domain.serviceId()));
    }
}
