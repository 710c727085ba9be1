package cn.icpfiling.account.quotas;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.account.store.PartnerQuotaTable;
import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Changes a quota from a day on. A change in force is never edited: a later one takes its place. A change that is still to
 * come is replaced by another one of the same moment.
 */
@RequestScoped
class SetQuota {

    /** So many old changes are deleted at once, so that a further change finds room. */
    private static final int AT_ONCE = 100;

    private final PartnerAccess access;
    private final IdempotencyService idempotency;
    private final PartnerRepository partners;
    private final PartnerClientRepository clients;
    private final PartnerQuotaTable table;
    private final Audit audit;
    private final Clock clock;

    SetQuota(
            PartnerAccess access,
            IdempotencyService idempotency,
            PartnerRepository partners,
            PartnerClientRepository clients,
            PartnerQuotaTable table,
            Audit audit,
            @MachineClock Clock clock) {
        this.access = access;
        this.idempotency = idempotency;
        this.partners = partners;
        this.clients = clients;
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(UUID partner, IdempotentRequest idempotentRequest, NewQuota wanted) {
        access.requireKnown(partner);
        return idempotency.perform(idempotentRequest, () -> {
            // The lock bounds the changes of a partner although administrators write at once.
            var _ = partners.locked(partner).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            requireClient(partner, wanted);
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var row = new PartnerQuotaTable.Row(
                    Ids.next(),
                    wanted.clientId(),
                    wanted.kind(),
                    wanted.most(),
                    begin(wanted, now),
                    wanted.reason(),
                    now);
            makeRoom(partner, row, now);
            table.insert(partner, row);
            audit.record(Act.of("QUOTA.SET", "PARTNER", partner)
                    .because(wanted.reason().name())
                    .with("kind", wanted.kind())
                    .with("client", wanted.clientId()));
            return new Reply(201, null, null, QuotasOfPartner.view(row));
        });
    }

    /**
     * Replaces a change of the same day, and refuses one day too many. Changes that are out of force make room for others,
     * so the number of past changes never stops an administrator.
     */
    private void makeRoom(UUID partner, PartnerQuotaTable.Row added, Instant now) {
        var rows = table.of(partner, QuotasOfPartner.MOST_CHANGES);
        var toCome = rows.stream().filter(row -> row.validFrom().isAfter(now)).toList();
        var sameDay = toCome.stream().filter(row -> replaces(added, row)).toList();
        table.delete(sameDay);
        if (added.validFrom().isAfter(now) && toCome.size() - sameDay.size() >= QuotasOfPartner.MOST_TO_COME) {
            throw new ProblemException(AccountProblem.QUOTA_CHANGES_FULL, QuotasOfPartner.MOST_TO_COME);
        }
        var surplus = rows.size() - sameDay.size() + 1 - QuotasOfPartner.MOST_CHANGES;
        if (surplus > 0) {
            var old = QuotasOfPartner.outOfForce(rows, now);
            if (old.size() < surplus) {
                throw new ProblemException(AccountProblem.QUOTA_CHANGES_FULL, QuotasOfPartner.MOST_CHANGES);
            }
            table.delete(old.stream().limit(Math.max(surplus, AT_ONCE)).toList());
        }
    }

    private static boolean replaces(PartnerQuotaTable.Row added, PartnerQuotaTable.Row row) {
        return row.kind() == added.kind()
                && Objects.equals(row.client(), added.client())
                && row.validFrom().equals(added.validFrom());
    }

    private void requireClient(UUID partner, NewQuota wanted) {
        if (wanted.clientId() == null) {
            return;
        }
        if (!wanted.kind().isOfClients()) {
            throw broken("/clientId", "QUOTA_NOT_OF_CLIENT");
        }
        if (clients.of(partner, wanted.clientId()).isEmpty()) {
            throw broken("/clientId", "QUOTA_CLIENT_UNKNOWN");
        }
    }

    private static Instant begin(NewQuota wanted, Instant now) {
        if (wanted.validFrom() == null) {
            return now;
        }
        if (wanted.validFrom().isBefore(now)) {
            throw broken("/validFrom", "QUOTA_IN_THE_PAST");
        }
        return wanted.validFrom().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException broken(String pointer, String code) {
        return ProblemException.broken(List.of(Violation.of(pointer, code, null)));
    }
}
