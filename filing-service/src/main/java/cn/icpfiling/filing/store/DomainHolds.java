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
 * Whose a domain is: one order's while others have that order, one filed service's afterwards. The table's key has the last
 * word, so of two orders that name one domain the first submitted goes on. An order that comes back to its applicant lets go,
 * because its domains may be edited there; submitting again asks again.
 */
@ApplicationScoped
public class DomainHolds {

    private static final int DUPLICATE = 1062;

    private final Sql sql;
    private final OrderContents contents;

    DomainHolds(Sql sql, OrderContents contents) {
        this.sql = sql;
        this.contents = contents;
    }

    /** After a step of the order. A granted one keeps what it holds: {@link #file} hands it on. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void follow(Order order, OrderState from) {
        if (order.state().editable() || (ended(order) && order.state() != OrderState.COMPLETED)) {
            sql.update("DELETE FROM domain_holds WHERE order_id = ?", order.id());
        } else if (from != null && from.editable()) {
            contents.service(order.id()).ifPresent(part -> reserve(order, part.domains()));
        }
    }

    /** The order is granted: what it held is its service's now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void file(UUID order, UUID service, Collection<String> domains) {
        sql.update("DELETE FROM domain_holds WHERE order_id = ? OR service_id = ?", order, service);
        for (var domain : ascii(domains)) {
            sql.update("INSERT INTO domain_holds (domain, service_id) VALUES (?, ?)", domain, service);
        }
    }

    /** The service left the register: whoever files its domains next may have them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void free(UUID service) {
        sql.update("DELETE FROM domain_holds WHERE service_id = ?", service);
    }

    /** What the order's own filed service has already it need not take. */
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

    /** Always in the same order, so that two orders with several domains in common do not wait for each other. */
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
