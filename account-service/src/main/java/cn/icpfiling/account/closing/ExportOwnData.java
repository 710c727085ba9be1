package cn.icpfiling.account.closing;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.accounts.AccountView;
import cn.icpfiling.account.accounts.AccountViews;
import cn.icpfiling.account.contacts.OwnAccount;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.sessions.SessionHistory;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.List;

/**
 * Exports the caller's account, its sessions, notices, cases of the support and transfers, and names where the rest is. Each
 * export is audited.
 */
@RequestScoped
class ExportOwnData {

    private static final int MOST_SESSIONS = 1_000;

    /** Each list that a holder may read, the older entries of exported ones too, and who was shown the data in clear. */
    static final List<String> ELSEWHERE = List.of(
            "/api/v1/subjects",
            "/api/v1/subjects/{id}/imported-papers",
            "/api/v1/subjects/{id}/reveals",
            "/api/v1/services",
            "/api/v1/services/{id}/reveals",
            "/api/v1/orders",
            "/api/v1/orders/{id}/reveals",
            "/api/v1/service-numbers",
            "/api/v1/offline-deregistrations",
            "/api/v1/findings",
            "/api/v1/legacy-claims",
            "/api/v1/legacy-imports",
            "/api/v1/legacy-mailbox-resets",
            "/api/v1/own-cases",
            "/api/v1/own-cases?against=true",
            "/api/v1/filing-transfers",
            "/api/v1/notices",
            "/api/v1/events",
            "/api/v1/webhook-endpoints",
            "/api/v1/webhook-deliveries",
            "/api/v1/sessions",
            "/api/v1/accounts/me/members",
            "/api/v1/memberships");

    private final OwnAccount own;
    private final AccountViews views;
    private final AccountContacts contacts;
    private final SessionHistory sessions;
    private final ExportedParts exportedParts;
    private final Audit audit;
    private final Clock clock;

    ExportOwnData(
            OwnAccount own,
            AccountViews views,
            AccountContacts contacts,
            SessionHistory sessions,
            ExportedParts exportedParts,
            Audit audit,
            Clock clock) {
        this.own = own;
        this.views = views;
        this.contacts = contacts;
        this.sessions = sessions;
        this.exportedParts = exportedParts;
        this.audit = audit;
        this.clock = clock;
    }

    OwnDataExport handle() {
        return UnitOfWork.in(() -> {
            var account = own.locked();
            var allSessions = sessions.latestOf(account.id(), MOST_SESSIONS);
            var parts = exportedParts.of(account);
            audit.record(Act.of("ACCOUNT.EXPORT", "ACCOUNT", account.id()));
            return new OwnDataExport(
                    clock.instant(),
                    inClear(account),
                    allSessions,
                    parts.notices(),
                    parts.cases(),
                    parts.transfers(),
                    allSessions.size() < MOST_SESSIONS && parts.isComplete(),
                    ELSEWHERE);
        });
    }

    private AccountView inClear(Account account) {
        var masked = views.of(account);
        return new AccountView(
                masked.accountId(),
                contacts.phoneOf(account),
                contacts.mailOf(account),
                masked.mailVerifiedAt(),
                masked.mailBouncedAt(),
                masked.login(),
                masked.locale(),
                masked.site(),
                masked.roles(),
                masked.openedAt(),
                masked.passwordSetAt(),
                null,
                masked.secondFactorAt());
    }
}
