package cn.icpfiling.verification.domainchecks;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.checks.CheckBudgets;
import cn.icpfiling.verification.checks.CheckDomains;
import cn.icpfiling.verification.checks.DomainCheck;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.checks.KeepDomainCheck;
import cn.icpfiling.verification.core.DomainVerification;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Freshness;
import cn.icpfiling.verification.sources.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Runs the domain rules for filing-service before an order is submitted. Asks first, then stores, so that no
 * transaction waits for a source.
 */
@ApplicationScoped
class CheckDomainsForOrder {

    private final CheckDomains check;
    private final KeepDomainCheck keep;
    private final CheckBudgets budgets;
    private final Clock clock;

    CheckDomainsForOrder(CheckDomains check, KeepDomainCheck keep, CheckBudgets budgets, Clock clock) {
        this.check = check;
        this.keep = keep;
        this.budgets = budgets;
        this.clock = clock;
    }

    List<DomainCheck> handle(DomainChecksRequest request, String client) {
        var listDay = request.on() == null ? LegalTime.dayOf(clock.instant()) : request.on();
        var checks = look(request, listDay);
        var holder = holder(request);
        var by = new DomainVerification.AskedBy(null, request.holder(), client);
        // A fixed order, so that two requests with several domains in common do not deadlock.
        var inOrder = checks.stream()
                .sorted(Comparator.comparing(one -> one.domain().name().ascii()))
                .toList();
        UnitOfWork.run(() -> inOrder.forEach(one -> keep.handle(by, one, request.orderType(), holder, listDay)));
        return checks;
    }

    /** Checks without writing anything. */
    List<DomainCheck> look(DomainChecksRequest request, LocalDate listDay) {
        var deadline = Deadline.in(budgets.domainChecks());
        var domains = parsed(request.domains());
        var added = request.added() == null ? Set.<String>of() : Set.copyOf(request.added());
        return check.check(
                domains, added, holder(request), request.orderType(), listDay, Freshness.MAY_BE_KEPT, deadline);
    }

    private static Holder holder(DomainChecksRequest request) {
        return new Holder(request.holderName(), request.certificateType(), request.certificateNumber());
    }

    private static List<DomainToCheck> parsed(List<String> written) {
        var domains = new ArrayList<DomainToCheck>();
        var violations = new ArrayList<Violation>();
        for (var index = 0; index < written.size(); index++) {
            var pointer = "/domains/" + index;
            var name = written.get(index);
            DomainToCheck.parse(name)
                    .ifPresentOrElse(domains::add, () -> violations.add(DomainToCheck.fault(name, pointer)));
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID_FIELD).with(violations);
        }
        return domains;
    }
}
