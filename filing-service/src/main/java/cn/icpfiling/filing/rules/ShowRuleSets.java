package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.store.RuleSetTable;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the versions of the provinces' rules, newest first, and one of them with its content. */
@ApplicationScoped
class ShowRuleSets {

    private final RuleSetTable table;
    private final RuleSets sets;
    private final CurrentActor actor;
    private final KeysetPages pages;

    ShowRuleSets(RuleSetTable table, RuleSets sets, CurrentActor actor, KeysetPages pages) {
        this.table = table;
        this.sets = sets;
        this.actor = actor;
        this.pages = pages;
    }

    Page<RuleSetSummary> page(String cursor, Integer wish) {
        var scope = "rule-sets:" + actor.get().id();
        var page = pages.pageByNumber(
                scope,
                cursor,
                wish,
                RuleSetTable.Version::version,
                (before, atMost) -> table.page(before == null ? Integer.MAX_VALUE : before.intValue(), atMost));
        var inForce = sets.versionInForce();
        return page.map(one -> RuleSetSummary.of(one, inForce));
    }

    RuleSetView one(int version) {
        var row = table.version(version).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return new RuleSetView(RuleSetSummary.of(row, sets.versionInForce()), RuleSetFile.of(sets.version(version)));
    }
}
