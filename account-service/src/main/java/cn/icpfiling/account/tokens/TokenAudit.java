package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Tells the audit of clients and of every token that a client got or was refused. A client has a name and no id, so the object is the name's
 * pseudonym; the name itself stands there only when it is one of ours.
 */
@ApplicationScoped
public class TokenAudit {

    private final Audit audit;
    private final BlindIndex index;

    TokenAudit(Audit audit, BlindIndex index) {
        this.audit = audit;
        this.index = index;
    }

    void issued(String client) {
        audit.record(of("TOKEN.ISSUE", client).by(new Actor(null, client, Set.of(Roles.SERVICE))));
    }

    void refused(String client) {
        audit.record(of("TOKEN.ISSUE", client).refused(AccountProblem.INVALID_CLIENT.name()));
    }

    public void done(String act, String client, Actor by) {
        audit.record(of(act, client).by(by));
    }

    private Act of(String act, String client) {
        return Act.of(act, "CLIENT", Binary.toUuid(index.of("audit.client", client)));
    }
}
