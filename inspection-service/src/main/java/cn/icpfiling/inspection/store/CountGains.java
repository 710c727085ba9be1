package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What one transaction adds to the counts of a campaign. All sites of a campaign share the rows of its counts, so a transaction collects
 * what it adds and writes it once, as its last statement on the campaign: {@link CampaignResultTable#count}. The rows are in order, so that
 * no two transactions wait for each other.
 */
public final class CountGains {
    private final TreeMap<String, TreeMap<String, Integer>> byCheck = new TreeMap<>();

    /** A site is done. */
    public void site() {
        add(CampaignResultTable.SITE, CampaignResultTable.DONE);
    }

    public void result(CheckKind check, CheckState state) {
        add(check.name(), state.name());
    }

    /** A task of the check is open. */
    public void task(CheckKind check) {
        add(check.name(), CampaignResultTable.WAITING);
    }

    private void add(String check, String state) {
        byCheck.computeIfAbsent(check, _ -> new TreeMap<>()).merge(state, 1, Integer::sum);
    }

    record Row(String check, String state, int more) {}

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        byCheck.forEach((check, states) -> states.forEach((state, more) -> rows.add(new Row(check, state, more))));
        return rows;
    }
}
