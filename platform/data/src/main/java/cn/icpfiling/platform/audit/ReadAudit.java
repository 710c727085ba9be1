package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.Anchor;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Acting;
import cn.icpfiling.platform.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads the audit for auditors. Each look is an audit entry itself, in the same transaction and so before the response
 * leaves: the reader, the filter and the number of entries shown. The entry names the object or account of the filter,
 * so a later search for that object also finds the look.
 */
@ApplicationScoped
public class ReadAudit {
    private static final String ACT = "AUDIT.LOOK";
    private static final String OBJECT = "AUDIT";

    private final AuditTrail trail;
    private final AuditTable table;
    private final Audit audit;
    private final Acting acting;
    private final KeysetPages pages;

    ReadAudit(AuditTrail trail, AuditTable table, Audit audit, Acting acting, KeysetPages pages) {
        this.trail = trail;
        this.table = table;
        this.audit = audit;
        this.acting = acting;
        this.pages = pages;
    }

    @Transactional
    public Page<AuditTrail.Told> entries(AuditQuestion question, String cursor, Integer wish) {
        var auditor = auditor();
        var scope = "audit:" + auditor + ":" + question;
        var page = pages.pageById(
                scope,
                cursor,
                wish,
                AuditTrail.Told::id,
                (before, atMost) -> trail.page(question.filter(), question.act(), before, atMost));
        var target = Stream.of(question.objectId(), question.account(), auditor)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        audit.record(Act.of(ACT, OBJECT, target)
                .with("objectId", question.objectId())
                .with("account", question.account())
                .with("act", question.act())
                .with("from", AuditQuestion.moment(question.from()))
                .with("until", AuditQuestion.moment(question.until()))
                .with("found", page.items().size()));
        return page;
    }

    @Transactional
    public Page<Anchor> anchors(String cursor, Integer wish) {
        var auditor = auditor();
        var scope = "audit-anchors:" + auditor;
        var page = pages.pageByNumber(
                scope,
                cursor,
                wish,
                Anchor::sequence,
                (before, atMost) -> table.anchors(before == null ? Long.MAX_VALUE : before, atMost));
        audit.record(Act.of(ACT, OBJECT, auditor)
                .with("of", "ANCHORS")
                .with("found", page.items().size()));
        return page;
    }

    private UUID auditor() {
        return acting.now().map(Actor::account).orElseThrow(() -> new ProblemException(CommonProblem.FORBIDDEN));
    }
}
