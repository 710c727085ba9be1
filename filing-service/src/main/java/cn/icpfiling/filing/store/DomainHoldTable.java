package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.WaitingFor;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The holder of a domain: one order while the provider or the authority has that order, afterwards one filed service.
 * The table's key decides, so of two orders that name one domain the first submitted continues. An order that comes
 * back to its applicant releases its domains, because they may be edited there. The next submission reserves them
 * again.
 */
@ApplicationScoped
public class DomainHoldTable {

    private static final int DUPLICATE = 1062;

    private final Sql sql;
    private final OrderContentRepository contents;

    DomainHoldTable(Sql sql, OrderContentRepository contents) {
        this.sql = sql;
        this.contents = contents;
    }

    /** Follows a step of the order. A granted order keeps its domains: {@link #file} moves them to its service. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void follow(Order order, OrderState from) {
        if (order.state().editable() || (ended(order) && order.state() != OrderState.COMPLETED)) {
            sql.update("DELETE FROM domain_holds WHERE order_id = ?", order.id());
        } else if (from != null && from.editable()) {
            contents.service(order.id()).ifPresent(part -> reserve(order, part.domains()));
        }
    }

    /** Moves the domains of a granted order to its service. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void file(UUID order, UUID service, Collection<String> domains) {
        // Two statements: one with OR reads both keys under write locks, in an order that the database chooses.
        sql.update("DELETE FROM domain_holds WHERE order_id = ?", order);
        sql.update("DELETE FROM domain_holds WHERE service_id = ?", service);
        for (var domain : ascii(domains)) {
            sql.update("INSERT INTO domain_holds (domain, service_id) VALUES (?, ?)", domain, service);
        }
    }

    /** Gives the domains of an imported filing to its service; DOMAIN_FILED_ALREADY if another service or an order has one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void fileImported(UUID service, Collection<String> domains) {
        try {
            for (var domain : ascii(domains)) {
                sql.update("INSERT INTO domain_holds (domain, service_id) VALUES (?, ?)", domain, service);
            }
        } catch (DatabaseFailure failure) {
            throw isDuplicate(failure) ? new ProblemException(FilingProblem.DOMAIN_FILED_ALREADY) : failure;
        }
    }

    /** Releases the domains of a service that left the register, for the next filing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void free(UUID service) {
        sql.update("DELETE FROM domain_holds WHERE service_id = ?", service);
    }

    /** Reserves the domains that the order's own filed service does not hold yet. */
    private void reserve(Order order, Collection<String> domains) {
        var wanted = ascii(domains);
        wanted.removeAll(sql.list(
                row -> row.getString(1), "SELECT domain FROM domain_holds WHERE service_id = ?", order.serviceId()));
        try {
            for (var domain : wanted) {
                sql.update("INSERT INTO domain_holds (domain, order_id) VALUES (?, ?)", domain, order.id());
            }
        } catch (DatabaseFailure failure) {
            throw isDuplicate(failure) ? new ProblemException(FilingProblem.DOMAIN_CONFLICT) : failure;
        }
    }

    /** Returns the domains in a fixed order, so that two orders with several common domains cannot deadlock. */
    private static SortedSet<String> ascii(Collection<String> domains) {
        return domains.stream()
                .map(domain -> DomainName.parse(domain).ascii())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean ended(Order order) {
        return order.state().waitingFor() == WaitingFor.NOBODY;
    }

    private static boolean isDuplicate(DatabaseFailure failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException refused && refused.getErrorCode() == DUPLICATE);
    }
}
