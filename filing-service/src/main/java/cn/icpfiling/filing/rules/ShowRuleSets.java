package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.store.RuleSetTable;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The versions of the provinces' rules, newest first, and one of them with its content. */
@ApplicationScoped
class ShowRuleSets {

    private final RuleSetTable table;
    private final RuleSets sets;
    private final CurrentActor actor;
    private final CursorCodec cursors;

    ShowRuleSets(RuleSetTable table, RuleSets sets, CurrentActor actor, CursorCodec cursors) {
        this.table = table;
        this.sets = sets;
        this.actor = actor;
        this.cursors = cursors;
    }

    Page<RuleSetSummary> page(String cursor, Integer wish) {
        var scope = "rule-sets:" + actor.get().id();
        var before = cursor == null
                ? Integer.MAX_VALUE
                : Integer.parseInt(cursors.decode(scope, cursor).getFirst());
        var limit = Page.limit(wish);
        var found = table.page(before, limit + 1);
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit
                ? cursors.encode(scope, List.of(String.valueOf(shown.getLast().version())))
                : null;
        var inForce = sets.versionInForce();
        return new Page<>(
                shown.stream().map(one -> RuleSetSummary.of(one, inForce)).toList(), next);
    }

    RuleSetView one(int version) {
        var row = table.version(version).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return new RuleSetView(RuleSetSummary.of(row, sets.versionInForce()), RuleSetFile.of(sets.version(version)));
    }
}
