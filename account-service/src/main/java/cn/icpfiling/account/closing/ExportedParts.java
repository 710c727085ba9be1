package cn.icpfiling.account.closing;

import cn.icpfiling.account.cases.CaseViews;
import cn.icpfiling.account.cases.OwnCaseView;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.account.transfers.TransferView;
import cn.icpfiling.account.transfers.TransfersOfAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The latest notices, cases of the support and transfers of an account, as its holder reads them elsewhere. */
@ApplicationScoped
class ExportedParts {

    /** A holder with more reads the older notices in {@code GET /notices}. */
    static final int MOST_NOTICES = 1_000;

    /** Each has up to 100 messages. */
    static final int MOST_CASES = 100;

    static final int MOST_TRANSFERS = 100;

    private final NoticeRepository notices;
    private final NoticeContents contents;
    private final SupportCaseRepository cases;
    private final CaseViews caseViews;
    private final TransfersOfAccount transfers;

    ExportedParts(
            NoticeRepository notices,
            NoticeContents contents,
            SupportCaseRepository cases,
            CaseViews caseViews,
            TransfersOfAccount transfers) {
        this.notices = notices;
        this.contents = contents;
        this.cases = cases;
        this.caseViews = caseViews;
        this.transfers = transfers;
    }

    record Parts(List<OwnDataExport.ExportedNotice> notices, List<OwnCaseView> cases, List<TransferView> transfers) {

        boolean isComplete() {
            return notices.size() < MOST_NOTICES && cases.size() < MOST_CASES && transfers.size() < MOST_TRANSFERS;
        }

        @Override
        public String toString() {
            return "Parts";
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Parts of(Account account) {
        return new Parts(
                notices.ofAccount(account.id(), null, MOST_NOTICES).stream()
                        .map(this::exported)
                        .toList(),
                cases.ofHolder(account.id(), null, MOST_CASES).stream()
                        .map(caseViews::forHolder)
                        .toList(),
                transfers.latest(account.id(), MOST_TRANSFERS, account.language()));
    }

    /** One notice that cannot be read does not spoil the export of all the others. */
    private OwnDataExport.ExportedNotice exported(Notice notice) {
        var content = contents.inList(notice);
        return new OwnDataExport.ExportedNotice(
                notice.template().name(),
                notice.channel().name(),
                content.recipient(),
                content.subject(),
                content.text(),
                content.unreadable(),
                notice.fate().name(),
                notice.createdAt());
    }
}
