package cn.icpfiling.filing.core.acts;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.ActBlock.Code;
import cn.icpfiling.filing.core.FiledAct;
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
        if (facts.onOldPlatform()) {
            blocks.add(ActBlock.of(Code.LEGACY_NOT_IMPORTED));
        }
        facts.openOrder().ifPresent(order -> blocks.add(new ActBlock(Code.ORDER_IN_PROGRESS, order, null, null)));
        own(act, facts, blocks);
        return blocks;
    }

    private static void own(FiledAct act, ActFacts facts, List<ActBlock> blocks) {
        var live = facts.service().map(ActFacts.OfService::accessLive).orElse(facts.served() > 0);
        switch (act) {
            case CHANGE_SUBJECT, CHANGE_SERVICE, CANCEL_ACCESS -> requireServed(live, blocks);
            case REMOVE_DOMAIN -> {
                requireServed(live, blocks);
                if (facts.service().map(ActFacts.OfService::domains).orElse(0) < 2) {
                    blocks.add(ActBlock.of(Code.LAST_DOMAIN));
                }
            }
            case ACCESS_FILING -> {
                if (live) {
                    blocks.add(ActBlock.of(Code.ACCESS_LIVE));
                }
            }
            case NEW_SERVICE, DEREGISTER_SUBJECT, DEREGISTER_SERVICE -> {}
        }
    }

    private static void requireServed(boolean live, List<ActBlock> blocks) {
        if (!live) {
            blocks.add(ActBlock.of(Code.ACCESS_CANCELLED));
        }
    }
}
