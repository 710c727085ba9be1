package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Through the gateway: a partner prepares an order, and a person whom nobody knew finishes it in an account of their own. */
@Tag("long")
class PrefilledOrdersTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String PREFILLED = "/api/v1/prefilled-orders";
    private static final Pattern LINK = Pattern.compile("(/api/v1/prefilled-order-links/)([A-Za-z0-9_-]{43})");

    private final Inbox inbox = new Inbox(STACK);
    private final Partner partner = Partner.letIn(STACK);
    private final Caller machine = partner.caller();
    private final Caller stranger = Caller.gateway(STACK);
    private final Applicant who = Applicant.fresh();
    private final String phone = Applicant.freshPhone();

    @Test
    void a_stranger_accepts_by_the_link_and_files_to_the_number_and_the_partner_learns_the_state_alone() {
        var filing = FirstFiling.of(who, STACK, _ -> {}).buysTheDomain();
        var path = PREFILLED + "/" + prepares().expect(201).text("/prefilledOrderId");
        var link = link();
        var offer = stranger.get(link.group()).expect(200);
        assertThat(offer.text("/partnerName")).startsWith("hoster ");
        assertThat(offer.text("/domain")).isEqualTo(who.domain());
        assertThat(offer.body().toString())
                .doesNotContain(
                        who.head().name(),
                        who.head().idNumber(),
                        who.webmaster().phone(),
                        who.creditCode());
        reaches(path, "OPENED");

        var account = new Accounts(STACK).signUp(phone);
        var order = account.caller()
                .post(PREFILLED + "/acceptances", Forms.node().put("secret", link.group(2)))
                .expect(201);

        assertThat(order.text("/preparedBy")).isEqualTo(partner.id());
        assertThat(order.text("/holder")).isEqualTo(account.accountId());
        assertThat(order.text("/subject/name")).isEqualTo(who.company());
        Problems.assertRefused(machine.get("/api/v1/orders/" + order.text("/orderId")), 404, "NOT_FOUND");
        Problems.assertRefused(stranger.get(link.group()), 404, "NOT_FOUND");
        reaches(path, "ACCEPTED");
        var _ = filing.as(account)
                .goesOnIn(order.text("/orderId"))
                .obtainsAServiceNumber()
                .entersTheService()
                .fromThePapersToTheGrant();
        reaches(path, "COMPLETED");
        assertThat(machine.get("/api/v1/subjects").expect(200).at("/items")).isEmpty();
        FirstFiling.await("the partner's events", () -> {
            var types = types();
            return types.contains("filing.prefilled-order.completed") ? Optional.of(types) : Optional.empty();
        });
        assertThat(types())
                .containsExactly(
                        "filing.prefilled-order.prepared",
                        "filing.prefilled-order.sent",
                        "filing.prefilled-order.opened",
                        "filing.prefilled-order.accepted",
                        "filing.prefilled-order.completed");
    }

    @Test
    void the_owner_of_a_phone_declines_and_hears_no_more_of_this_partner() {
        var path = PREFILLED + "/" + prepares().expect(201).text("/prefilledOrderId");

        var declined = stranger.post(
                        link().group() + "/declination", Forms.node().put("blockPartner", true))
                .expect(200);

        assertThat(declined.text("/state")).isEqualTo("DECLINED");
        assertThat(declined.at("/subject").isMissingNode()).isTrue();
        reaches(path, "DECLINED");
        Problems.assertRefused(prepares(), 409, "PREFILL_BLOCKED");
    }

    private Answer prepares() {
        var service = Forms.service(who, "");
        service.remove("serviceNumber");
        var request = Forms.node();
        request.set("typeCheck", Forms.typeQuestion(who));
        request.set("subject", Forms.subject(who));
        request.set("service", service);
        request.set("holder", Forms.node().put("phone", phone).put("language", "ZH"));
        return machine.post(PREFILLED, request);
    }

    /** The path of the link in the newest message, and its secret. */
    private MatchResult link() {
        return FirstFiling.await(
                "a link to " + phone,
                () -> inbox.texts("+86" + phone, "SMS").stream()
                        .flatMap(text -> LINK.matcher(text).results())
                        .findFirst());
    }

    private void reaches(String path, String state) {
        FirstFiling.await(path + " is " + state, () -> {
            var shown = machine.get(path).expect(200);
            return shown.text("/state").equals(state) ? Optional.of(shown) : Optional.empty();
        });
    }

    private List<String> types() {
        var events =
                machine.get("/api/v1/events?types=filing.prefilled-order.*").expect(200);
        return StreamSupport.stream(events.at("/items").spliterator(), false)
                .map(event -> event.path("type").asText())
                .toList();
    }
}
