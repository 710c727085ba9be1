package cn.icpfiling.filing.core.acts;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.ActBlock.Code;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FiledAct.Access;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The blocks that apply on every day and in every province (docs/trade.md 2.4, 3.5). */
public final class StandingActRules implements ActRules {

    @Override
    public List<ActBlock> blocks(FiledAct act, ActFacts facts, LocalDate on) {
        if (facts.deregistered()) {
            // A deregistered record has no way out, so hints for other reasons would mislead.
            return List.of(ActBlock.of(Code.RECORD_DEREGISTERED));
        }
        var blocks = new ArrayList<ActBlock>();
        // A transfer changes nothing at the authority, so what the old platform still has does not touch it.
        if (facts.onOldPlatform() && act != FiledAct.TRANSFER) {
            blocks.add(ActBlock.of(Code.LEGACY_NOT_IMPORTED));
        }
        facts.openOrder().ifPresent(order -> blocks.add(new ActBlock(Code.ORDER_IN_PROGRESS, order, null, null)));
        own(act, facts, blocks);
        return blocks;
    }

    private static void own(FiledAct act, ActFacts facts, List<ActBlock> blocks) {
        var live = facts.service().map(ActFacts.OfService::accessLive).orElse(facts.served() > 0);
        // An access filing leaves the subject as it is, so its gaps are closed before (docs/trade.md 2.4).
        var closesGaps = act == FiledAct.CHANGE_SUBJECT && facts.unfit();
        if (act.access() == Access.LIVE && !live && !closesGaps) {
            blocks.add(ActBlock.of(Code.ACCESS_CANCELLED));
        }
        if (act.access() == Access.CANCELLED && live) {
            blocks.add(ActBlock.of(Code.ACCESS_LIVE));
        }
        // Today's form needs a domain; neither a change nor an access filing adds one (docs/trade.md 3.5).
        if ((act == FiledAct.CHANGE_SERVICE || act == FiledAct.ACCESS_FILING)
                && facts.service().map(ActFacts.OfService::domains).orElse(0) == 0) {
            blocks.add(ActBlock.of(Code.SITE_WITHOUT_DOMAIN));
        }
        if (act.needsTypeCheck() && facts.barred()) {
            blocks.add(ActBlock.of(Code.BLACKLISTED));
        }
        if (act == FiledAct.TRANSFER && facts.endUnderWay()) {
            blocks.add(ActBlock.of(Code.END_UNDER_WAY));
        }
        if (act == FiledAct.REMOVE_DOMAIN
                && facts.service().map(ActFacts.OfService::domains).orElse(0) < 2) {
            blocks.add(ActBlock.of(Code.LAST_DOMAIN));
        }
    }
}
