package cn.icpfiling.filing.impact;

import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.impact.ImpactView.Answer;
import cn.icpfiling.filing.impact.ImpactView.Shown;
import cn.icpfiling.filing.typecheck.ApprovedLists;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks lists and authority what an act on a site means. They are asked over the network, so no transaction may be open. */
@ApplicationScoped
class ImpactQuestions {

    private final ApprovedLists lists;
    private final Authority authority;
    private final Clock clock;

    ImpactQuestions(ApprovedLists lists, Authority authority, Clock clock) {
        this.lists = lists;
        this.authority = authority;
        this.clock = clock;
    }

    /** One question a top-level domain, whatever the number of sites. */
    Map<String, Answer> tlds(List<FiledService> touched) {
        var today = LegalTime.dayOf(clock.instant());
        var tlds = new TreeMap<String, Answer>();
        for (var service : touched) {
            for (var domain : service.domains()) {
                tlds.computeIfAbsent(
                        domain.substring(domain.lastIndexOf('.') + 1),
                        _ -> lists.tldApproved(domain, today)
                                .map(approved -> approved ? Answer.YES : Answer.NO)
                                .orElse(Answer.UNKNOWN));
            }
        }
        return tlds;
    }

    /** The authority's query says whether a domain is filed, and nothing of who serves it. */
    Shown shown(FiledService service) {
        var domain = service.firstDomain();
        if (domain.isEmpty()) {
            return Shown.UNKNOWN;
        }
        try {
            var filed =
                    authority.status(StatusQuery.domain(domain.get())).stream().anyMatch(FiledRecord::filed);
            return filed ? Shown.FILED : Shown.NOT_FILED;
        } catch (AuthorityUnavailable silent) {
            return Shown.UNKNOWN;
        }
    }
}
