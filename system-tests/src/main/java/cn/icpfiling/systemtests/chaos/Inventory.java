package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.chaos.Filed.Copy;
import cn.icpfiling.systemtests.chaos.Filed.Order;
import cn.icpfiling.systemtests.chaos.Filed.Step;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Asks every service for its facts about the filings. */
final class Inventory {

    /** The acts that the holder is notified of by SMS. */
    private static final Set<String> TOLD = Set.of(
            "SUBMIT",
            "RESUBMIT",
            "REQUEST_CORRECTION",
            "REJECT",
            "APPROVE",
            "UPLOAD",
            "SMS_FAILED",
            "GRANT",
            "REFUSE",
            "EXPIRE");

    private static final int TAIL = 8;

    private final Stack stack;
    private final List<HonestFiling> filings;

    Inventory(Stack stack, List<HonestFiling> filings) {
        this.stack = stack;
        this.filings = filings;
    }

    Filed taken() {
        var backstage = new Backstage(stack);
        var inspection = backstage.at("inspection");
        var legacy = backstage.at("legacy");
        var orders = new ArrayList<Order>();
        var expected = new HashMap<String, Integer>();
        var got = new HashMap<String, List<String>>();
        var keys = new HashSet<String>();
        var toldInAll = 0L;
        var overtakenInAll = 0L;
        for (var filing : filings) {
            var order = order(filing, inspection, legacy);
            orders.add(order);
            keys.add(order.id());
            var told = order.history().stream()
                    .filter(step -> TOLD.contains(step.act()))
                    .count();
            var overtaken = overtaken(filing);
            expected.put(order.id(), (int) told - overtaken);
            toldInAll += told;
            overtakenInAll += overtaken;
            got.put(order.id(), notices(filing));
        }
        Differs.unless(
                overtakenInAll * 4 <= toldInAll,
                "%d of %d SMS were ended by a later step, which is no exception any more",
                overtakenInAll,
                toldInAll);
        var events = Topic.read("icp.filing.order.v1", keys, stack);
        var verdicts = Topic.read("icp.verification.verdict.v1", keys, stack);
        return new Filed(orders, events, verdicts, new LinkedHashMap<>(backstage.stillToDo()), expected, got);
    }

    private static Order order(HonestFiling filing, Caller inspection, Caller legacy) {
        var caller = filing.caller();
        var seen = caller.get("/api/v1/orders/" + filing.order()).expect(200).body();
        var history =
                caller.get("/api/v1/orders/" + filing.order() + "/history").expect(200);
        var domain = filing.who().domain();
        var steps = stream(history.at("/items"))
                .map(step -> new Step(
                        step.path("sequence").asLong(),
                        step.path("act").asText(),
                        Topic.text(step.path("from")),
                        step.path("to").asText()))
                .toList();
        var own = caller.get("/api/v1/services").expect(200).at("/items/0");
        var copy = inspection
                .post("/internal/filed-site-lookups", Forms.node().put("domain", domain))
                .expect(200)
                .at("/sites/0");
        var kept = legacy.post(
                        "/internal/legacy-lookups",
                        Forms.node()
                                .put("domain", domain)
                                .put("certificateType", Forms.BUSINESS_LICENCE)
                                .put("certificateNumber", filing.who().creditCode()))
                .expect(200);
        return new Order(
                filing.order(),
                seen.path("state").asText(),
                domain,
                Topic.text(seen.path("subjectNumber")),
                texts(seen.path("serviceNumbers")),
                steps,
                copy(own),
                copy(copy),
                kept.at("/filedHere").asBoolean());
    }

    private List<String> notices(HonestFiling filing) {
        var tail = filing.order().substring(filing.order().length() - TAIL);
        return stream(Caller.sandbox(stack)
                        .get("/inbox/messages?channel=SMS&limit=200&to=%2B86" + filing.phone())
                        .expect(200)
                        .at("/items"))
                .map(message -> message.path("text").asText())
                .filter(text -> text.contains(tail))
                .toList();
    }

    /**
     * How many SMS about steps did not leave because a later step ended them, which is so while their first try failed (docs/notices.md). The
     * account names them in its own list, newest first; one behind which no later SMS was sent is none of them.
     */
    private static int overtaken(HonestFiling filing) {
        var fates = stream(filing.caller()
                        .get("/api/v1/notices?limit=100")
                        .expect(200)
                        .at("/items"))
                .filter(notice -> notice.path("channel").asText().equals("SMS")
                        && notice.path("notice").asText().startsWith("ORDER_"))
                .map(notice -> notice.path("fate").asText())
                .dropWhile(fate -> !fate.equals("SENT"))
                .toList();
        return (int) fates.stream().filter("TOO_LATE"::equals).count();
    }

    private static Copy copy(JsonNode site) {
        return new Copy(
                site.path("serviceId").asText(), site.path("serviceNumber").asText(), texts(site.path("domains")));
    }

    private static List<String> texts(JsonNode values) {
        return stream(values).map(JsonNode::asText).sorted().toList();
    }

    private static Stream<JsonNode> stream(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false);
    }
}
