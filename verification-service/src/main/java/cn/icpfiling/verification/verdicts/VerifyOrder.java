package cn.icpfiling.verification.verdicts;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.call.AnsweredProblem;
import cn.icpfiling.verification.checks.CheckBudgets;
import cn.icpfiling.verification.checks.CheckDomains;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.core.OrderVerdict;
import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import cn.icpfiling.verification.lists.ApprovedLists;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Freshness;
import cn.icpfiling.verification.sources.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Fetches the current content of an order and judges it by asking the sources. Writes nothing, holds no transaction.
 */
@ApplicationScoped
public class VerifyOrder {

    private final FilingFacts filing;
    private final CheckDomains domains;
    private final CheckPeople people;
    private final CheckOrganisation organisation;
    private final ApprovedLists lists;
    private final CheckBudgets budgets;
    private final Clock clock;

    VerifyOrder(
            @RestClient FilingFacts filing,
            CheckDomains domains,
            CheckPeople people,
            CheckOrganisation organisation,
            ApprovedLists lists,
            CheckBudgets budgets,
            Clock clock) {
        this.filing = filing;
        this.domains = domains;
        this.people = people;
        this.organisation = organisation;
        this.lists = lists;
        this.budgets = budgets;
        this.clock = clock;
    }

    /**
     * Returns empty if filing-service has nothing to judge under this id, or no longer. Other failures are thrown and
     * retried later.
     */
    Optional<DraftVerdict> handle(UUID orderId) {
        return facts(orderId).map(this::judge);
    }

    private Optional<OrderSnapshot> facts(UUID orderId) {
        try {
            return Optional.of(filing.verificationFacts(orderId));
        } catch (WebApplicationException refused) {
            if (AnsweredProblem.isNotFound(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private DraftVerdict judge(OrderSnapshot facts) {
        var deadline = Deadline.in(budgets.orders());
        var listDay = LegalTime.dayOf(facts.submittedAt());
        var holder = new Holder(facts.holderName(), facts.certificateType(), facts.certificateNumber());
        var toCheck = facts.domains().stream().map(VerifyOrder::domain).toList();
        var added = facts.domains().stream()
                .filter(OrderSnapshot.Domain::added)
                .map(OrderSnapshot.Domain::domain)
                .collect(Collectors.toSet());
        // A type without its own scope must not pass by default: this throws, and the event is parked.
        var orderType = VerifiedOrderType.valueOf(facts.orderType());
        // All sources are asked at the same time.
        var askingPeople = people.ask(facts.people(), deadline);
        var askingOrganisation = organisation.ask(facts, deadline);
        var checkedDomains = domains.check(toCheck, added, holder, orderType, listDay, Freshness.ASKED_NOW, deadline);
        var inForce = lists.on(listDay);
        return new DraftVerdict(
                facts.orderId(),
                facts.submission(),
                checkedDomains,
                people.judge(askingPeople, deadline),
                organisation.judge(askingOrganisation, deadline),
                new OrderVerdict.Lists(listDay, inForce.tldVersion(), inForce.registrarVersion()),
                clock.instant());
    }

    /** filing-service accepts no order with a malformed domain. */
    private static DomainToCheck domain(OrderSnapshot.Domain domain) {
        return DomainToCheck.parse(domain.domain())
                .orElseThrow(() -> new IllegalStateException("an order was submitted with a domain that is none"));
    }
}
