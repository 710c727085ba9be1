package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Stores a new case in the caller's transaction. A case without papers is due from now on. */
@ApplicationScoped
public class OpenCase {

    private final SupportCaseRepository cases;
    private final CasePolicy policy;
    private final CaseEncryption encryption;
    private final Audit audit;

    OpenCase(SupportCaseRepository cases, CasePolicy policy, CaseEncryption encryption, Audit audit) {
        this.cases = cases;
        this.policy = policy;
        this.encryption = encryption;
        this.audit = audit;
    }

    /** Fails with a duplicate of the database if a case with the same {@code openAs} is open. */
    @Transactional(Transactional.TxType.MANDATORY)
    public SupportCase handle(NewCase wanted) {
        var id = Ids.next();
        var now = policy.now();
        var terms = policy.terms(wanted.kind());
        var waits = terms.rule().needsPapers();
        var opened = new SupportCase(id, wanted.kind(), wanted.language(), terms.needsTwoPersons(), waits, now)
                .underPolicy(terms.version())
                .of(wanted.holder(), wanted.openAs())
                .ofSecret(wanted.secretDigest())
                .about(
                        wanted.holderKind(),
                        wanted.filedAs(),
                        wanted.object(),
                        encryption.details(id, wanted.details()));
        if (waits) {
            opened.waitUntil(policy.waitsUntil(opened));
        } else {
            policy.startClock(opened, now);
        }
        cases.persistAndFlush(opened);
        audit.record(Act.of("SUPPORT_CASE.OPEN", "SUPPORT_CASE", id).with("kind", wanted.kind()));
        return opened;
    }
}
