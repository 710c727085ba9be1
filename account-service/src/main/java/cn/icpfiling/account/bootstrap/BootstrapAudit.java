package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.core.StaffProposal;
import cn.icpfiling.account.staff.StaffActs;
import cn.icpfiling.account.tokens.TokenAudit;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Writes audit entries for what the bootstrap file changed. The acts are those of an administrator; the actor is the
 * file itself.
 */
@ApplicationScoped
class BootstrapAudit {

    private static final Actor FILE = new Actor(null, "bootstrap-file", Set.of());

    private final Audit audit;
    private final TokenAudit tokenAudit;

    BootstrapAudit(Audit audit, TokenAudit tokenAudit) {
        this.audit = audit;
        this.tokenAudit = tokenAudit;
    }

    void added(UUID account, Set<String> roles) {
        audit.record(StaffActs.of("ADD", account, roles).by(FILE));
    }

    void changed(UUID account, Set<String> roles) {
        audit.record(StaffActs.of("CHANGE", account, roles).by(FILE));
    }

    void withdrawn(StaffLogin member, StaffProposal ended) {
        audit.record(StaffActs.of("WITHDRAW", member, ended.kind())
                .with("proposedBy", ended.madeBy())
                .by(FILE));
    }

    void clientAdded(String client) {
        tokenAudit.done("CLIENT.ADD", client, FILE);
    }

    void clientChanged(String client) {
        tokenAudit.done("CLIENT.CHANGE_SECRET", client, FILE);
    }
}
