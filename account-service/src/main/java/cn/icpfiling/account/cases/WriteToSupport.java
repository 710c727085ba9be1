package cn.icpfiling.account.cases;

import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Writes a message of the holder at an open case. It changes no state: the holder hands the case in when all is there. */
@ApplicationScoped
public class WriteToSupport {

    private final OwnCases own;
    private final CaseMessages messages;
    private final CaseViews views;

    WriteToSupport(OwnCases own, CaseMessages messages, CaseViews views) {
        this.own = own;
        this.messages = messages;
        this.views = views;
    }

    public OwnCaseView handle(UUID id, CaseCaller caller, String text) {
        return UnitOfWork.in(() -> write(id, caller, text));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    OwnCaseView write(UUID id, CaseCaller caller, String text) {
        var found = own.locked(id, caller);
        messages.writeAsHolder(found, caller, text);
        return views.forHolder(found);
    }
}
