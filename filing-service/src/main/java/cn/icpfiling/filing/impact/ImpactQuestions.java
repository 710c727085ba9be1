package cn.icpfiling.filing.impact;

import cn.icpfiling.filing.acts.SitesElsewhere;
import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.impact.ImpactView.Answer;
import cn.icpfiling.filing.impact.ImpactView.Shown;
import cn.icpfiling.filing.typecheck.ApprovedLists;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks lists and authority what an act on a site means. They are asked over the network, so no transaction may be open. */
@ApplicationScoped
class ImpactQuestions {

    private final ApprovedLists lists;
    private final Authority authority;
    private final SitesElsewhere sitesElsewhere;
    private final Clock clock;

    ImpactQuestions(ApprovedLists lists, Authority authority, SitesElsewhere sitesElsewhere, Clock clock) {
        this.lists = lists;
        this.authority = authority;
        this.sitesElsewhere = sitesElsewhere;
        this.clock = clock;
    }

    /** Built inside the transaction that reads the subject. */
    SitesElsewhere.Asked aboutSitesElsewhere(Subject subject) {
        return sitesElsewhere.about(subject);
    }

    Answer sitesElsewhere(SitesElsewhere.Asked asked) {
        return answer(sitesElsewhere.exist(asked));
    }

    /** One question a top-level domain, whatever the number of sites. */
    Map<String, Answer> tlds(List<FiledService> touched) {
        var today = LegalTime.dayOf(clock.instant());
        var tlds = new TreeMap<String, Answer>();
        for (var service : touched) {
            for (var domain : service.domains()) {
                tlds.computeIfAbsent(
                        domain.substring(domain.lastIndexOf('.') + 1), _ -> answer(lists.tldApproved(domain, today)));
            }
        }
        return tlds;
    }

    private static Answer answer(Optional<Boolean> said) {
        return said.map(yes -> yes ? Answer.YES : Answer.NO).orElse(Answer.UNKNOWN);
    }

    /** The authority's query says whether a domain is filed, and nothing of who serves it. */
    Shown shown(FiledService service) {
        var domain = service.firstDomain();
        if (domain.isEmpty()) {
            return Shown.UNKNOWN;
        }
        try {
            var filed =
                    authority.status(StatusQuery.domain(domain.get())).stream().anyMatch(FiledRecord::isFiledWebsite);
            return filed ? Shown.FILED : Shown.NOT_FILED;
        } catch (AuthorityUnavailable silent) {
            return Shown.UNKNOWN;
        }
    }
}
