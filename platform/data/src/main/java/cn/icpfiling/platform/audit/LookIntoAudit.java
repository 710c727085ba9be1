package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.Anchor;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Acting;
import cn.icpfiling.platform.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What auditors see of the audit. Each look is told in the audit itself, in the same transaction and so before the answer
 * leaves: who looked, for what, and how many were shown. It is told of the thing or the account that was asked for, so who asks
 * later who saw it finds the look too.
 */
@ApplicationScoped
public class LookIntoAudit {
    private static final String ACT = "AUDIT.LOOK";
    private static final String OBJECT = "AUDIT";

    private final AuditTrail trail;
    private final AuditTable table;
    private final Audit audit;
    private final Acting acting;
    private final CursorCodec cursors;
    private final Sql sql;

    LookIntoAudit(AuditTrail trail, AuditTable table, Audit audit, Acting acting, CursorCodec cursors, Sql sql) {
        this.trail = trail;
        this.table = table;
        this.audit = audit;
        this.acting = acting;
        this.cursors = cursors;
        this.sql = sql;
    }

    public Page<AuditTrail.Told> entries(AuditQuestion question, String cursor, Integer wish) {
        UUID auditor = auditor();
        String scope = "audit:" + auditor + ":" + question;
        UUID before =
                cursor == null ? null : Ids.parse(cursors.decode(scope, cursor).getFirst());
        int limit = Page.limit(wish);
        return sql.inTransaction(() -> {
            List<AuditTrail.Told> found = trail.page(question.filter(), question.act(), before, limit + 1);
            Page<AuditTrail.Told> page =
                    page(found, limit, scope, told -> told.id().toString());
            UUID target = Stream.of(question.objectId(), question.account(), auditor)
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
        });
    }

    public Page<Anchor> anchors(String cursor, Integer wish) {
        UUID auditor = auditor();
        String scope = "audit-anchors:" + auditor;
        long before = cursor == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.decode(scope, cursor).getFirst());
        int limit = Page.limit(wish);
        return sql.inTransaction(() -> {
            List<Anchor> found = table.anchors(before, limit + 1);
            Page<Anchor> page = page(found, limit, scope, anchor -> Long.toString(anchor.sequence()));
            audit.record(Act.of(ACT, OBJECT, auditor)
                    .with("of", "ANCHORS")
                    .with("found", page.items().size()));
            return page;
        });
    }

    private UUID auditor() {
        return acting.now().map(Actor::account).orElseThrow(() -> new ProblemException(CommonProblem.FORBIDDEN));
    }

    private <T> Page<T> page(List<T> found, int limit, String scope, Function<T, String> position) {
        List<T> shown = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? cursors.encode(scope, List.of(position.apply(shown.getLast()))) : null;
        return new Page<>(shown, next);
    }
}
