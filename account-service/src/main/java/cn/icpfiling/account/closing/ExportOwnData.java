package cn.icpfiling.account.closing;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.accounts.AccountView;
import cn.icpfiling.account.accounts.AccountViews;
import cn.icpfiling.account.contacts.OwnAccount;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.account.sessions.SessionHistory;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.List;

/** Exports the caller's account, its sessions and its notices, and names where the rest is. Each export is audited. */
@RequestScoped
class ExportOwnData {

    /** Of sessions and of notices. A holder with more reads the older notices in {@code GET /notices}. */
    private static final int MOST = 1_000;

    private static final List<String> ELSEWHERE = List.of(
            "/api/v1/subjects",
            "/api/v1/services",
            "/api/v1/orders",
            "/api/v1/own-cases",
            "/api/v1/filing-transfers",
            "/api/v1/events");

    private final OwnAccount own;
    private final AccountViews views;
    private final AccountContacts contacts;
    private final SessionHistory sessions;
    private final NoticeRepository notices;
    private final NoticeContents contents;
    private final Audit audit;
    private final Clock clock;

    ExportOwnData(
            OwnAccount own,
            AccountViews views,
            AccountContacts contacts,
            SessionHistory sessions,
            NoticeRepository notices,
            NoticeContents contents,
            Audit audit,
            Clock clock) {
        this.own = own;
        this.views = views;
        this.contacts = contacts;
        this.sessions = sessions;
        this.notices = notices;
        this.contents = contents;
        this.audit = audit;
        this.clock = clock;
    }

    OwnDataExport handle() {
        return UnitOfWork.in(() -> {
            var account = own.locked();
            var allSessions = sessions.latestOf(account.id(), MOST);
            var allNotices = notices.ofAccount(account.id(), null, MOST);
            audit.record(Act.of("ACCOUNT.EXPORT", "ACCOUNT", account.id()));
            return new OwnDataExport(
                    clock.instant(),
                    inClear(account),
                    allSessions,
                    allNotices.stream().map(this::exported).toList(),
                    allSessions.size() < MOST && allNotices.size() < MOST,
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
                masked.login(),
                masked.locale(),
                masked.site(),
                masked.roles(),
                masked.openedAt(),
                masked.passwordSetAt(),
                masked.secondFactorAt());
    }

    private OwnDataExport.ExportedNotice exported(Notice notice) {
        var content = contents.of(notice);
        return new OwnDataExport.ExportedNotice(
                notice.template().name(),
                notice.channel().name(),
                content.recipient(),
                content.subject(),
                content.text(),
                notice.createdAt());
    }
}
