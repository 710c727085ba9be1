package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.cases.CaseNotices;
import cn.icpfiling.account.cases.CaseSecret;
import cn.icpfiling.account.notices.FiledContacts;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Records the source of a case and tells its owner and the contacts in the filing, in the caller's transaction. A filing that
 * the caller's own account holds counts as
 * not found: there is nothing to transfer.
 */
@ApplicationScoped
class TellSource {

    private final SupportCaseRepository cases;
    private final AccountRepository accounts;
    private final CaseNotices notices;
    private final Audit audit;
    private final Clock clock;

    TellSource(SupportCaseRepository cases, AccountRepository accounts, CaseNotices notices, Audit audit, Clock clock) {
        this.cases = cases;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param contacts in the filing */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(UUID id, FiledSubjects.Answer answer, List<FiledContacts> contacts) {
        var found = cases.locked(id).orElse(null);
        if (found == null || !found.isOpen() || found.isSought()) {
            return;
        }
        var source = answer.filed() && !answer.holder().equals(found.holder())
                ? accounts.findByIdOptional(answer.holder()).orElse(null)
                : null;
        var looked = Act.of("SUPPORT_CASE.FIND_SOURCE", "SUPPORT_CASE", id);
        if (source == null) {
            found.sourceFound(null, null, null, clock.instant());
            audit.record(looked.refused("NOT_FILED_HERE"));
            return;
        }
        var stop = CaseSecret.fresh();
        found.sourceFound(source.id(), answer.subjectId(), stop.digest(), clock.instant());
        notices.openedAgainst(found, source, stop, contacts);
        audit.record(looked.with("source", source.id()).with("subject", answer.subjectId()));
    }
}
