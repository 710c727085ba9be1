package cn.icpfiling.filing.core.acts;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.ActBlock.Code;
import cn.icpfiling.filing.core.FiledAct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What blocks what (docs/trade.md 2.4 and 3.5), written out a second time as a table and compared over every combination of facts. */
class StandingActRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final UUID ORDER = UUID.fromString("019ab0a2-7c00-7000-8000-0000000000aa");

    /** Which of its own reasons an act knows, beside the three that every act has; a transfer has two of them. */
    private static final Map<FiledAct, Set<Code>> OWN = new EnumMap<>(Map.of(
            FiledAct.CHANGE_SUBJECT, EnumSet.of(Code.ACCESS_CANCELLED),
            FiledAct.NEW_SERVICE, EnumSet.of(Code.BLACKLISTED),
            FiledAct.DEREGISTER_SUBJECT, EnumSet.noneOf(Code.class),
            FiledAct.TRANSFER, EnumSet.of(Code.END_UNDER_WAY),
            FiledAct.CHANGE_SERVICE, EnumSet.of(Code.ACCESS_CANCELLED, Code.SITE_WITHOUT_DOMAIN),
            FiledAct.REMOVE_DOMAIN, EnumSet.of(Code.ACCESS_CANCELLED, Code.LAST_DOMAIN),
            FiledAct.ACCESS_FILING, EnumSet.of(Code.ACCESS_LIVE, Code.SITE_WITHOUT_DOMAIN, Code.BLACKLISTED),
            FiledAct.CANCEL_ACCESS, EnumSet.of(Code.ACCESS_CANCELLED),
            FiledAct.DEREGISTER_SERVICE, EnumSet.noneOf(Code.class)));

    private final ActRules rules = new StandingActRules();

    @Test
    void every_act_has_all_its_reasons_whatever_the_facts() {
        var seen = 0;
        for (var act : FiledAct.values()) {
            for (var deregistered : List.of(true, false)) {
                for (var legacy : List.of(true, false)) {
                    for (var order : List.of(Optional.of(ORDER), Optional.<UUID>empty())) {
                        for (var live : List.of(true, false)) {
                            for (var count : List.of(0, 1, 2)) {
                                for (var against : List.of(true, false)) {
                                    compare(act, deregistered, legacy, order, live, count, against, false);
                                    compare(act, deregistered, legacy, order, live, count, against, true);
                                    seen += 2;
                                }
                            }
                        }
                    }
                }
            }
        }
        assertThat(seen).isEqualTo(FiledAct.values().length * 192);
    }

    @Test
    void every_act_is_begun_by_an_operation_of_a_contract() throws IOException {
        var contract = Files.readString(Path.of("src/main/contract/openapi.yaml"));
        var ofAccounts = Files.readString(Path.of("../account-service/src/main/contract/openapi.yaml"));

        assertThat(FiledAct.values())
                .allSatisfy(act -> assertThat(act == FiledAct.TRANSFER ? ofAccounts : contract)
                        .contains("operationId: " + act.operation() + "\n"));
    }

    /**
     * @param count of a service its domains, of a subject its services
     * @param against whether the blacklist has it and an end is under way
     * @param unfit whether today's form does not take the entry of its subject
     */
    private void compare(
            FiledAct act,
            boolean deregistered,
            boolean legacy,
            Optional<UUID> order,
            boolean live,
            int count,
            boolean against,
            boolean unfit) {
        var facts = act.isOfSubject()
                ? new ActFacts(
                        deregistered,
                        order,
                        legacy,
                        "11",
                        4,
                        count == 0,
                        live ? count : 0,
                        against,
                        against,
                        unfit,
                        Optional.empty())
                : new ActFacts(
                        deregistered,
                        order,
                        legacy,
                        "11",
                        4,
                        false,
                        live ? 1 : 0,
                        against,
                        against,
                        unfit,
                        Optional.of(new ActFacts.OfService(live, count)));
        var served = act.isOfSubject() ? live && count > 0 : live;
        var wanted = EnumSet.noneOf(Code.class);
        if (legacy && act != FiledAct.TRANSFER) {
            wanted.add(Code.LEGACY_NOT_IMPORTED);
        }
        if (order.isPresent()) {
            wanted.add(Code.ORDER_IN_PROGRESS);
        }
        for (var code : OWN.get(act)) {
            var closesGaps = act == FiledAct.CHANGE_SUBJECT && unfit;
            if (holds(code, served, count, against) && !closesGaps) {
                wanted.add(code);
            }
        }
        if (deregistered) {
            wanted = EnumSet.of(Code.RECORD_DEREGISTERED);
        }

        var blocks = rules.blocks(act, facts, DAY);

        assertThat(blocks).extracting(ActBlock::code).as("%s %s", act, facts).containsExactlyElementsOf(wanted);
        assertThat(blocks)
                .filteredOn(block -> block.code() == Code.ORDER_IN_PROGRESS)
                .allMatch(block -> block.orderId().equals(ORDER));
    }

    private static boolean holds(Code code, boolean served, int count, boolean against) {
        return switch (code) {
            case ACCESS_CANCELLED -> !served;
            case ACCESS_LIVE -> served;
            case SITE_WITHOUT_DOMAIN -> count == 0;
            case LAST_DOMAIN -> count < 2;
            case BLACKLISTED, END_UNDER_WAY -> against;
            case RECORD_DEREGISTERED, LEGACY_NOT_IMPORTED, ORDER_IN_PROGRESS, EMPTY_SUBJECT, PROVINCE_FORBIDS ->
                throw new AssertionError(code);
        };
    }
}
