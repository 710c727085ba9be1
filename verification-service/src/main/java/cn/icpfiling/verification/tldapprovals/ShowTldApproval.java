package cn.icpfiling.verification.tldapprovals;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.core.rules.DomainRules;
import cn.icpfiling.verification.lists.ApprovedLists;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Reads one fact from the service's own list. It asks no source, so a type check does not wait for registries whose
 * answer it does not use.
 */
@ApplicationScoped
class ShowTldApproval {

    private final ApprovedLists lists;
    private final Clock clock;

    ShowTldApproval(ApprovedLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    TldApprovalView handle(String domain, LocalDate on) {
        var tld = DomainToCheck.require(domain, "/query/domain").name().tld();
        var day = on == null ? LegalTime.dayOf(clock.instant()) : on;
        var finding = DomainRules.tld(tld, day, lists.on(day).tldAnswer());
        return new TldApprovalView(domain, tld, day, finding.result(), finding.code());
    }
}
