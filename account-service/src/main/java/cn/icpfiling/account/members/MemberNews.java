package cn.icpfiling.account.members;

import cn.icpfiling.account.core.Member;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Publishes, tells and audits that a person became a member. */
@ApplicationScoped
class MemberNews {

    private final TellMembers tell;
    private final Outbox outbox;
    private final Audit audit;

    MemberNews(TellMembers tell, Outbox outbox, Audit audit) {
        this.tell = tell;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void accepted(Member member) {
        outbox.append(MemberEvent.added(member));
        tell.accepted(member);
        audit.record(Act.of("MEMBER.ACCEPT", "MEMBER", member.id()).with("holder", member.holder()));
    }
}
