package cn.icpfiling.filing.trace;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds the orders and records of a filing number, a domain or an order, ended ones included. */
@ApplicationScoped
class FindTarget {

    private final Sql sql;

    FindTarget(Sql sql) {
        this.sql = sql;
    }

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
        return target("ORDER", found, found, List.of());
    }

    private TraceTarget byNumber(String written) {
        var number = FilingNumber.tryParse(written)
                .orElseThrow(() -> invalid(Violation.of("/query/filingNumber", "PATTERN", null)));
        if (number.isSubject()) {
            var subject = ids("SELECT id FROM subjects WHERE subject_number = ?", number.toString());
            return target("SUBJECT", subject, ofSubjects(subject), with(subject, servicesOf(subject)));
        }
        var service = ids("SELECT id FROM filed_services WHERE service_number = ?", number.toString());
        return target("SERVICE", service, ofServices(service), with(subjectsOf(service), service));
    }

    /** Finds all that had the domain: filed services of today and of the past, and orders that were never granted. */
    private TraceTarget byDomain(String written) {
        var domain = parsed(written);
        var services = ids("SELECT service_id FROM filed_domains WHERE domain = ? ORDER BY service_id DESC", domain);
        var held = ids("SELECT order_id FROM domain_holds WHERE domain = ? AND order_id IS NOT NULL", domain);
        var asked = ids("SELECT id FROM orders WHERE domain = ? ORDER BY id DESC LIMIT 500", domain);
        var orders = both(both(held, asked), ofServices(services));
        return services.isEmpty()
                ? target("ORDER", orders, orders, List.of())
                : target("SERVICE", services, orders, with(subjectsOf(services), services));
    }

    private List<UUID> ofSubjects(List<UUID> subjects) {
        return each(subjects, "SELECT id FROM orders WHERE subject_id = ? ORDER BY id DESC LIMIT 500");
    }

    private List<UUID> ofServices(List<UUID> services) {
        return each(services, "SELECT id FROM orders WHERE service_id = ? ORDER BY id DESC LIMIT 500");
    }

    private List<UUID> servicesOf(List<UUID> subjects) {
        return each(subjects, "SELECT id FROM filed_services WHERE subject_id = ?");
    }

    /** Subjects, services, and what the papers of imported subjects belong to: the audit names it. */
    private List<UUID> with(List<UUID> subjects, List<UUID> services) {
        return both(both(subjects, services), each(subjects, "SELECT id FROM imported_filings WHERE subject_id = ?"));
    }

    private List<UUID> subjectsOf(List<UUID> services) {
        return each(services, "SELECT subject_id FROM filed_services WHERE id = ?");
    }

    /** The list is short: a domain is rarely filed twice. */
    private List<UUID> each(List<UUID> some, String statement) {
        return some.stream().flatMap(one -> ids(statement, one).stream()).toList();
    }

    private List<UUID> ids(String statement, Object value) {
        return sql.list(row -> Binary.toUuid(row.getBytes(1)), statement, value);
    }

    private static List<UUID> both(List<UUID> some, List<UUID> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static TraceTarget target(String type, List<UUID> found, List<UUID> orders, List<UUID> records) {
        if (found.isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return new TraceTarget(type, found.getFirst(), orders, records);
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
