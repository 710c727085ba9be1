package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** J32: what happened to one filing, across all services, for those who may. */
class TraceTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration SOON = Duration.ofSeconds(30);
    /** Of the block to which webhooks may go here; WebhookReceiversTest has another one. */
    private static final String HOOK_ADDRESS = "127.0.10.9";

    private static final String HOOK_PORT =
            Optional.ofNullable(System.getenv("ICP_HOOK_PORT")).orElse("8064");

    @Test
    void who_traces_a_domain_sees_each_step_with_its_actor_and_is_seen_by_the_next() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, told -> {})
                .buysTheDomain()
                .signsUp()
                .opensADraft();
        var byDomain = "/api/v1/trace?reason=AUDIT&domain=" + filing.who().domain();

        var first = new Staff(STACK).caller("auditor").get(byDomain).expect(200);
        var draft = entries(first).getFirst();
        assertThat(whats(entries(first), "FILING")).containsExactly("DRAFT");
        assertThat(draft.at("/actor/role").asText()).isEqualTo("APPLICANT");
        assertThat(draft.path("objectId").asText()).isEqualTo(filing.orderId());
        assertThat(draft.path("traceId").asText()).hasSize(32);

        var next = new Staff(STACK)
                .caller("support")
                .get("/api/v1/trace?reason=SUPPORT_CASE&orderId=" + filing.orderId())
                .expect(200);
        assertThat(whats(entries(next), "FILING")).containsExactly("DRAFT", "TRACE.LOOK");
        var look = entries(next).stream()
                .filter(entry -> entry.path("what").asText().equals("TRACE.LOOK"))
                .findFirst()
                .orElseThrow();
        assertThat(look.at("/actor/role").asText()).isEqualTo("auditor");
        assertThat(look.at("/findings/0/code").asText()).isEqualTo("AUDIT");
        Problems.assertRefused(filing.caller().get(byDomain), 403, "FORBIDDEN");
    }

    @Test
    void a_filing_is_traced_through_all_services_from_its_draft_to_its_notices_and_to_who_was_shown_its_data() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, told -> {}).toTheNumber();
        var support = new Staff(STACK).caller("support");
        var wanted = Forms.node().put("reason", "SUPPORT_CASE").put("caseReference", "CASE-2026-0042");
        wanted.putArray("fields").add("/subject/principal/mobile");
        support.post("/api/v1/orders/" + filing.orderId() + "/reveals", wanted).expect(200);
        var auditor = new Staff(STACK).caller("auditor");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                whats(walk(auditor, "domain=" + filing.who().domain()), "ACCOUNT"))
                        .contains("SENT"));
        var all = walk(auditor, "domain=WWW." + filing.who().domain());

        assertThat(whats(all, "FILING"))
                .contains("DRAFT", "SUBMIT", "APPROVE", "GRANT", "RECORD.REGISTER", "DATA.REVEAL");
        assertThat(whats(all, "VERIFICATION")).contains("VERIFICATION.JUDGE");
        assertThat(all.stream().map(entry -> entry.path("kind").asText())).contains("VERDICT", "FACE_CHECK", "NOTICE");
        var reveal = all.stream()
                .filter(entry -> entry.path("what").asText().equals("DATA.REVEAL"))
                .findFirst()
                .orElseThrow();
        assertThat(reveal.at("/actor/role").asText()).isEqualTo("support");
        assertThat(reveal.at("/findings/0/code").asText()).isEqualTo("SUPPORT_CASE");
        assertThat(all.stream().map(JsonNode::toString))
                .noneMatch(entry -> entry.contains(filing.who().head().phone()));
        assertThat(whats(walk(auditor, "filingNumber=" + filing.subjectNumber()), "FILING"))
                .contains("DRAFT", "GRANT", "RECORD.REGISTER");
        assertThat(whats(walk(auditor, "orderId=" + filing.orderId()), "VERIFICATION"))
                .contains("VERIFICATION.JUDGE");
    }

    @Test
    void one_trace_leads_from_a_submission_through_events_to_its_verification_and_back_and_to_the_webhook_about_it()
            throws IOException {
        var told = new ConcurrentLinkedQueue<String>();
        var receiver = HttpServer.create(new InetSocketAddress(HOOK_ADDRESS, Integer.parseInt(HOOK_PORT)), 0);
        receiver.createContext("/hook", webhook -> {
            told.add(webhook.getRequestHeaders().getFirst("traceparent") + " "
                    + new String(webhook.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            webhook.sendResponseHeaders(204, -1);
            webhook.close();
        });
        receiver.start();
        try {
            var filing = FirstFiling.of(Applicant.fresh(), STACK, said -> {}).filledIn();
            filing.caller()
                    .post(
                            "/api/v1/webhook-endpoints",
                            Forms.node().put("url", "http://" + named() + ":" + HOOK_PORT + "/hook"))
                    .expect(201);

            var submitted = filing.readsTheConfirmation().submission().expect(200);
            var trace = submitted.headers().firstValue("X-Trace-Id").orElseThrow();
            filing.isVerified();

            assertThat(OrderEvents.of(filing.orderId(), STACK))
                    .filteredOn(event -> event.trace().equals(trace))
                    .extracting(OrderEvents.Event::type)
                    .containsExactly("filing.order.submitted");
            assertThat(OrderEvents.verdictsOn(filing.orderId(), STACK))
                    .extracting(OrderEvents.Event::trace)
                    .containsExactly(trace);
            var auditor = new Staff(STACK).caller("auditor");
            await().atMost(SOON).untilAsserted(() -> {
                var caused = walk(auditor, "orderId=" + filing.orderId()).stream()
                        .filter(entry -> entry.path("traceId").asText().equals(trace))
                        .toList();
                assertThat(whats(caused, "FILING")).contains("SUBMIT");
                assertThat(whats(caused, "VERIFICATION")).contains("VERIFICATION.JUDGE");
                assertThat(whats(caused, "ACCOUNT")).contains("filing.order.submitted");
            });
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(told)
                            .anyMatch(webhook -> webhook.startsWith("00-" + trace + "-")
                                    && webhook.contains("\"filing.order.submitted\"")
                                    && webhook.contains(filing.orderId())));
        } finally {
            receiver.stop(0);
        }
    }

    /** A name to which webhooks may go. */
    private static String named() {
        var owner = Applicant.fresh();
        var sandbox = Caller.sandbox(STACK);
        sandbox.post("/registry/domains", Forms.purchase(owner)).expect(201);
        var addresses = Forms.node();
        addresses.putArray("addresses").add(HOOK_ADDRESS);
        sandbox.put("/registry/domains/" + owner.domain() + "/dns", addresses).expect(200);
        return owner.domain();
    }

    /** All pages, each complete; none shows an entry twice. */
    private static List<JsonNode> walk(Caller caller, String by) {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = whole(caller, by + cursor);
            all.addAll(entries(page));
            cursor = page.at("/next").isMissingNode() ? null : "&cursor=" + page.text("/next");
        } while (cursor != null);
        assertThat(all.stream()
                        .map(entry -> entry.path("service").asText()
                                + entry.path("kind")
                                + entry.path("at")
                                + entry.path("what")
                                + entry.path("evidence")))
                .doesNotHaveDuplicates();
        return all;
    }

    /** A source that is silent on a busy machine answers when it is asked again, as the contract says. */
    private static Answer whole(Caller caller, String page) {
        return await().atMost(SOON)
                .until(
                        () -> caller.get("/api/v1/trace?reason=AUDIT&limit=20&" + page)
                                .expect(200),
                        answer -> answer.at("/complete").asBoolean());
    }

    private static List<JsonNode> entries(Answer list) {
        return StreamSupport.stream(list.at("/items").spliterator(), false).toList();
    }

    private static List<String> whats(List<JsonNode> entries, String service) {
        return entries.stream()
                .filter(entry -> entry.path("service").asText().equals(service))
                .map(entry -> entry.path("what").asText())
                .toList();
    }
}
