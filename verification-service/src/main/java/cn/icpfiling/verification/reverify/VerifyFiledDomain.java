package cn.icpfiling.verification.reverify;

import cn.icpfiling.verification.checks.CheckBudgets;
import cn.icpfiling.verification.checks.CheckDomains;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.core.OrderVerdict;
import cn.icpfiling.verification.lists.ApprovedLists;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Freshness;
import cn.icpfiling.verification.sources.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Judges a filed domain by those rules of orders that hold after completion. Writes nothing, holds no transaction. */
@ApplicationScoped
class VerifyFiledDomain {

    private final CheckDomains domains;
    private final ApprovedLists lists;
    private final CheckBudgets budgets;

    VerifyFiledDomain(CheckDomains domains, ApprovedLists lists, CheckBudgets budgets) {
        this.domains = domains;
        this.lists = lists;
        this.budgets = budgets;
    }

    RoundResult handle(FiledDomain filed, Holder holder) {
        var listDay = filed.listDay();
        var domain = DomainToCheck.parse(filed.domain()).orElseThrow();
        var check = domains.check(
                        List.of(domain),
                        holder,
                        filed.scope(),
                        listDay,
                        Freshness.ASKED_NOW,
                        Deadline.in(budgets.orders()))
                .getFirst();
        var inForce = lists.on(listDay);
        return new RoundResult(
                check, new OrderVerdict.Lists(listDay, inForce.tldVersion(), inForce.registrarVersion()));
    }
}
