package cn.icpfiling.account.quotas;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.QuotaKind;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.account.store.PartnerQuotaTable;
import cn.icpfiling.account.store.PartnerQuotaTable.Row;
import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Finds which quotas are in force, and takes a place of the quotas of customers and of clients. */
@ApplicationScoped
public class QuotasOfPartner {

    /** The changes that are kept of one partner. Beyond it the oldest that are out of force are deleted; the audit keeps them. */
    static final int MOST_CHANGES = 1_000;
    /** The terminated clients that are kept of one partner, and those that it may terminate in a day. */
    static final int MOST_ENDED = 200;
    /** Longer than a token of a terminated client could be valid. */
    private static final Duration A_DAY = Duration.ofDays(1);

    /** The changes whose day is still to come. */
    static final int MOST_TO_COME = 200;

    private final PartnerQuotaTable table;
    private final PartnerRepository partners;
    private final PartnerClientRepository clients;
    private final QuotaDefaults defaults;
    private final Clock clock;

    QuotasOfPartner(
            PartnerQuotaTable table,
            PartnerRepository partners,
            PartnerClientRepository clients,
            QuotaDefaults defaults,
            @MachineClock Clock clock) {
        this.table = table;
        this.partners = partners;
        this.clients = clients;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** Refuses a customer beyond the quota. Of many requests at once none gets beyond it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeCustomer(UUID partner) {
        var most = mostOf(partner, QuotaKind.CUSTOMERS);
        if (table.takeCustomer(partner, most)) {
            return;
        }
        // A replica of an earlier release does not count, and an account may be gone.
        table.recount(partner);
        if (!table.takeCustomer(partner, most)) {
            throw new ProblemException(AccountProblem.CUSTOMER_QUOTA_REACHED, most);
        }
    }

    /**
     * Refuses a client beyond the quota, or where too many were terminated within a day; deletes the oldest terminated ones. Call it in
     * the transaction that stores the client: it locks the row of the partner, so of many requests at once each counts the clients of
     * those before it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeClient(UUID partner) {
        var _ = partners.locked(partner).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var most = mostOf(partner, QuotaKind.CLIENTS);
        var dayBefore = clock.instant().minus(A_DAY);
        clients.forgetEnded(partner, dayBefore, MOST_ENDED);
        if (clients.activeOf(partner) >= most || clients.endedSince(partner, dayBefore) >= MOST_ENDED) {
            throw new ProblemException(AccountProblem.CLIENT_QUOTA_REACHED, most, MOST_ENDED);
        }
    }

    private int mostOf(UUID partner, QuotaKind kind) {
        return inForce(table.of(partner, MOST_CHANGES), clock.instant()).stream()
                .filter(row -> row.kind() == kind && row.client() == null)
                .map(Row::most)
                .findFirst()
                .orElseGet(() -> defaults.of(kind));
    }

    /** Returns the quotas of requests of a partner and one of its clients, as its tokens name them. */
    @Transactional
    public RequestQuotas ofRequests(UUID partner, UUID client) {
        var inForce = inForce(table.of(partner, MOST_CHANGES), clock.instant());
        return requestQuotas(inForce, client, defaults);
    }

    static RequestQuotas requestQuotas(List<Row> inForce, UUID client, QuotaDefaults defaults) {
        var minute = most(inForce, QuotaKind.REQUESTS_A_MINUTE, null);
        var day = most(inForce, QuotaKind.REQUESTS_A_DAY, null);
        return new RequestQuotas(
                minute == null ? defaults.of(QuotaKind.REQUESTS_A_MINUTE) : minute,
                day == null ? defaults.of(QuotaKind.REQUESTS_A_DAY) : day,
                most(inForce, QuotaKind.REQUESTS_A_MINUTE, client),
                most(inForce, QuotaKind.REQUESTS_A_DAY, client));
    }

    /** Null if none was set. */
    private static Integer most(List<Row> inForce, QuotaKind kind, UUID client) {
        return inForce.stream()
                .filter(row -> row.kind() == kind && Objects.equals(row.client(), client))
                .map(Row::most)
                .findFirst()
                .orElse(null);
    }

    @Transactional
    PartnerQuotas of(UUID partner) {
        var now = clock.instant();
        var rows = table.of(partner, MOST_CHANGES);
        var ofPartner = new EnumMap<QuotaKind, Row>(QuotaKind.class);
        var ofClients = new ArrayList<QuotaView>();
        for (var row : inForce(rows, now)) {
            if (row.client() == null) {
                ofPartner.put(row.kind(), row);
            } else {
                ofClients.add(new QuotaView(row.kind(), row.client(), row.most(), row.validFrom(), null));
            }
        }
        var quotas = new ArrayList<QuotaView>();
        for (var kind : QuotaKind.values()) {
            var row = ofPartner.get(kind);
            var used = used(partner, kind);
            quotas.add(
                    row == null
                            ? new QuotaView(kind, null, defaults.of(kind), null, used)
                            : new QuotaView(kind, null, row.most(), row.validFrom(), used));
        }
        quotas.addAll(ofClients);
        var changes = rows.stream()
                .filter(row -> row.validFrom().isAfter(now))
                .map(QuotasOfPartner::view)
                .toList();
        return new PartnerQuotas(partner, List.copyOf(quotas), changes);
    }

    /** Null of a kind that this service does not count. */
    private Integer used(UUID partner, QuotaKind kind) {
        return switch (kind) {
            case CUSTOMERS -> table.customers(partner);
            case CLIENTS -> Math.toIntExact(clients.activeOf(partner));
            case REQUESTS_A_MINUTE, REQUESTS_A_DAY, OPEN_OPERATIONS -> null;
        };
    }

    /** Returns the latest row of each kind and client whose day has come. */
    static List<Row> inForce(List<Row> rows, Instant now) {
        var latest = new TreeMap<String, Row>();
        rows.stream()
                .filter(row -> !row.validFrom().isAfter(now))
                .sorted(Comparator.comparing(Row::validFrom)
                        .thenComparing(Row::setAt)
                        .thenComparing(Row::id))
                .forEach(row -> latest.put(row.client() + "/" + row.kind(), row));
        return List.copyOf(latest.values());
    }

    /** Returns the rows whose day has come and that a later row has replaced, the earliest first. */
    static List<Row> outOfForce(List<Row> rows, Instant now) {
        var inForce = Set.copyOf(inForce(rows, now));
        return rows.stream()
                .filter(row -> !row.validFrom().isAfter(now) && !inForce.contains(row))
                .sorted(Comparator.comparing(Row::validFrom).thenComparing(Row::id))
                .toList();
    }

    static QuotaChangeView view(Row row) {
        return new QuotaChangeView(
                row.id(), row.kind(), row.client(), row.most(), row.validFrom(), row.reason(), row.setAt());
    }
}
