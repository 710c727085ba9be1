package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.cases.CaseMessage;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.CaseMessageRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Writes messages at a case that the caller has locked. A case has at most 100 of them. */
@ApplicationScoped
class CaseMessages {

    private final CaseMessageRepository messages;
    private final CaseEncryption encryption;
    private final CasePolicy policy;
    private final Audit audit;

    CaseMessages(CaseMessageRepository messages, CaseEncryption encryption, CasePolicy policy, Audit audit) {
        this.messages = messages;
        this.encryption = encryption;
        this.policy = policy;
        this.audit = audit;
    }

    /** @return the id of the message */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID writeAsSupport(SupportCase found, UUID author, String text) {
        return write(found, true, author, null, text);
    }

    /** Writes a message of the holder, of the holder's partner, or of a caller without a login. */
    @Transactional(Transactional.TxType.MANDATORY)
    void writeAsHolder(SupportCase found, CaseCaller caller, String text) {
        write(found, false, caller.account(), caller.behalf(), text);
    }

    private UUID write(SupportCase found, boolean bySupport, UUID author, UUID behalf, String text) {
        if (!found.isOpen()) {
            throw new ProblemException(AccountProblem.CASE_CLOSED);
        }
        if (messages.countOf(found.id()) >= CaseViews.MOST_MESSAGES) {
            throw new ProblemException(AccountProblem.CASE_MESSAGES_FULL, CaseViews.MOST_MESSAGES);
        }
        var id = Ids.next();
        messages.persist(new CaseMessage(id, found.id(), bySupport, author, encryption.text(id, text), policy.now()));
        audit.record(Act.of("SUPPORT_CASE.WRITE", "SUPPORT_CASE", found.id())
                .with("message", id)
                .with("onBehalfOf", behalf));
        return id;
    }
}
