package cn.icpfiling.filing.trace;

import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.history.HistoryLookup;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds the orders and records of a filing number, a domain or an order, ended ones included, and the names by which
 * other services know them. A number or domain without a filing here may still be one of the old platform.
 */
@ApplicationScoped
class FindTarget {

    private final Sql sql;
    private final KeyedHash hash;

    FindTarget(Sql sql, KeyedHash hash) {
        this.sql = sql;
        this.hash = hash;
    }

    @Transactional
    TraceTarget of(String filingNumber, String domain, UUID orderId) {
        if (Stream.of(filingNumber, domain, orderId).filter(Objects::nonNull).count() != 1) {
            throw invalid(Violation.of("/query", "EXACTLY_ONE", null, "filingNumber, domain, orderId"));
        }
        if (orderId != null) {
            return byOrder(orderId);
        }
        return filingNumber == null ? byDomain(domain) : byNumber(filingNumber);
    }

    private TraceTarget byOrder(UUID id) {
        var found = ids("SELECT id FROM orders WHERE id = ?", id);
        if (found.isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return new TraceTarget(
                "ORDER",
                id,
                true,
                Map.of(TraceTarget.ORDER, found, TraceTarget.PREFILLED, prefilled(found, List.of())),
                Map.of());
    }

    private TraceTarget byNumber(String written) {
        var number = FilingNumber.tryParse(written)
                .orElseThrow(() -> invalid(Violation.of("/query/filingNumber", "PATTERN", null)));
        return number.isSubject() ? bySubject(number.toString()) : byService(number.toString());
    }

    private TraceTarget bySubject(String number) {
        var subjects = ids("SELECT id FROM subjects WHERE subject_number = ?", number);
        var services = ids("SELECT id FROM filed_services WHERE subject_id", subjects);
        var orders = ids("SELECT id FROM orders WHERE subject_id", subjects);
        var domains = domainsOf(services);
        return target(
                "SUBJECT",
                subjects,
                Map.of(
                        TraceTarget.ORDER, orders,
                        TraceTarget.PREFILLED, prefilled(orders, domains),
                        TraceTarget.SUBJECT, subjects,
                        TraceTarget.OWNER, subjects,
                        TraceTarget.SERVICE, services),
                Map.of(TraceTarget.NUMBER, List.of(number), TraceTarget.DOMAIN, domains));
    }

    private TraceTarget byService(String number) {
        var services = ids("SELECT id FROM filed_services WHERE service_number = ?", number);
        var orders = ids("SELECT id FROM orders WHERE service_id", services);
        var domains = domainsOf(services);
        return target(
                "SERVICE",
                services,
                Map.of(
                        TraceTarget.ORDER,
                        orders,
                        TraceTarget.PREFILLED,
                        prefilled(orders, domains),
                        TraceTarget.OWNER,
                        ownersOf(services),
                        TraceTarget.SERVICE,
                        services),
                Map.of(TraceTarget.NUMBER, List.of(number), TraceTarget.DOMAIN, domains));
    }

    /** Finds all that had the domain: filed services of today and of the past, and orders that were never granted. */
    private TraceTarget byDomain(String written) {
        var domain = parsed(written);
        var services = ids(
                "SELECT service_id FROM filed_domains WHERE domain = ? ORDER BY service_id DESC LIMIT 1001", domain);
        var orders = new ArrayList<>(
                ids("SELECT order_id FROM domain_holds WHERE domain = ? AND order_id IS NOT NULL", domain));
        orders.addAll(ids("SELECT id FROM orders WHERE domain = ? ORDER BY id DESC LIMIT 1001", domain));
        orders.addAll(ids("SELECT id FROM orders WHERE service_id", services));
        return target(
                services.isEmpty() && !orders.isEmpty() ? "ORDER" : "SERVICE",
                services.isEmpty() ? orders : services,
                Map.of(
                        TraceTarget.ORDER,
                        orders,
                        TraceTarget.PREFILLED,
                        prefilled(orders, List.of(domain)),
                        TraceTarget.OWNER,
                        ownersOf(services),
                        TraceTarget.SERVICE,
                        services),
                Map.of(TraceTarget.DOMAIN, List.of(domain)));
    }

    /**
     * Returns what these orders were opened from, whose notices do not name the order, and what was ever offered for these domains: an offer
     * that expired or was withdrawn has no order.
     */
    private List<UUID> prefilled(List<UUID> orders, List<String> domains) {
        var found = new LinkedHashSet<>(ids("SELECT id FROM prefilled_orders WHERE order_id", orders));
        found.addAll(ids("SELECT id FROM prefilled_orders WHERE domain", domains));
        return List.copyOf(found);
    }

    private List<UUID> ownersOf(List<UUID> services) {
        return ids("SELECT subject_id FROM filed_services WHERE id", services);
    }

    private List<String> domainsOf(List<UUID> services) {
        return services.isEmpty()
                ? List.of()
                : sql.list(
                        row -> row.getString(1),
                        "SELECT DISTINCT domain FROM filed_domains WHERE service_id IN (" + places(services)
                                + ") ORDER BY domain LIMIT 1001",
                        services.toArray());
    }

    private List<UUID> ids(String statement, Object value) {
        return sql.list(row -> Binary.toUuid(row.getBytes(1)), statement, value);
    }

    /** One more than a question may have: each source says that its answer is partial then. */
    private List<UUID> ids(String statement, List<?> some) {
        return some.isEmpty()
                ? List.of()
                : sql.list(
                        row -> Binary.toUuid(row.getBytes(1)),
                        HistoryLookup.newest(statement, some.size()),
                        some.toArray());
    }

    private static String places(List<?> some) {
        return String.join(", ", Collections.nCopies(some.size(), "?"));
    }

    /** What is not known here has no id, so the audit names it by a pseudonym. */
    private TraceTarget target(
            String type, List<UUID> found, Map<String, List<UUID>> ids, Map<String, List<String>> names) {
        if (!found.isEmpty()) {
            return new TraceTarget(type, found.getFirst(), true, ids, names);
        }
        var kind = names.containsKey(TraceTarget.NUMBER) ? TraceTarget.NUMBER : TraceTarget.DOMAIN;
        var pseudonym = Binary.toUuid(hash.of("audit.trace", names.get(kind).getFirst()));
        return new TraceTarget("FILED_AS", pseudonym, false, ids, names);
    }

    private static String parsed(String written) {
        try {
            return DomainName.parse(written).ascii();
        } catch (IllegalArgumentException malformed) {
            throw invalid(Violation.of("/query/domain", "DOMAIN_MALFORMED", null))
                    .causedBy(malformed);
        }
    }

    private static ProblemException invalid(Violation fault) {
        return new ProblemException(CommonProblem.INVALID_FIELD, 1).with(List.of(fault));
    }
}
