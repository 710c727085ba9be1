package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.systemtests.Accounts.SignedIn;
import cn.icpfiling.systemtests.Applicant.Person;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** A first filing that somebody sends back: what applicant, reviewer and principals do to it then. */
final class ReturnedFiling {

    static final Stack STACK = Stack.fromEnvironment();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONFLICTS = 5;

    private final Applicant who;
    private final String phone = Applicant.freshPhone();
    private final String mail = "notices" + phone + "@example.com";
    private final Accounts accounts = new Accounts(STACK);
    private final Inbox inbox = new Inbox(STACK);
    private final Caller sandbox = Caller.sandbox(STACK);
    private final SignedIn holder;
    private FirstFiling filing;
    private int submission;
    private int codesSent;

    private ReturnedFiling(Applicant who) {
        this.who = who;
        this.holder = accounts.signUp(phone, Optional.of(mail));
        this.filing = anotherOrder().buysTheDomain();
    }

    /** A draft that lacks nothing. */
    static ReturnedFiling filledIn() {
        return filledIn(Applicant.fresh());
    }

    static ReturnedFiling filledIn(Applicant who) {
        var returned = new ReturnedFiling(who);
        returned.filing
                .opensADraft()
                .entersSubjectAndService()
                .handsInThePapers()
                .principalsShowTheirFaces();
        return returned;
    }

    /** At the authority, which has sent its codes. */
    static ReturnedFiling withTheAuthority() {
        return filledIn().submits("PROVIDER_REVIEW").isApproved().isUploaded();
    }

    FirstFiling filing() {
        return filing;
    }

    /** The same holder begins anew. */
    FirstFiling anotherOrder() {
        return FirstFiling.of(who, STACK, told -> {}).as(holder);
    }

    String phone() {
        return phone;
    }

    String mail() {
        return mail;
    }

    Applicant who() {
        return who;
    }

    ReturnedFiling entersTheSubjectAgain() {
        filing.entersTheSubject();
        return this;
    }

    ReturnedFiling entersTheHeadAs(Person head) {
        var corrected =
                new Applicant(who.company(), who.creditCode(), who.domain(), who.siteName(), head, who.webmaster());
        filing.changing().put(path("/subject"), Forms.subject(corrected)).expect(200);
        return this;
    }

    ReturnedFiling handsInAgain(String kind) {
        filing.changing()
                .send("PUT", path("/materials/" + kind), Picture.png("again " + kind), "image/png")
                .expect(200);
        return this;
    }

    /** Buys a second domain and files it too. */
    ReturnedFiling alsoFiles(String domain) {
        var second =
                new Applicant(who.company(), who.creditCode(), domain, who.siteName(), who.head(), who.webmaster());
        sandbox.post("/registry/domains", Forms.purchase(second)).expect(201);
        var service = Forms.service(who, filing.serviceNumber());
        ((ArrayNode) service.get("domains")).add(domain);
        filing.changing().put(path("/service"), service).expect(200);
        return this;
    }

    ReturnedFiling filesItsFirstDomainOnly() {
        filing.entersTheService();
        return this;
    }

    /** Submits, for the first time or again, and waits until domains and people are verified. */
    ReturnedFiling submits(String into) {
        isSubmitted(into);
        awaitVerdict("PASSED");
        return this;
    }

    /** Whoever was entered since the last time shows their face first. */
    ReturnedFiling isSubmitted(String into) {
        filing.principalsShowTheirFaces().readsTheConfirmation();
        var submitted = looking(filing::submission).expect(200);
        Differs.unless(submitted.text("/state").equals(into), "The submission left it in %s", submitted.text("/state"));
        submission = submitted.at("/submission").asInt();
        return this;
    }

    Answer awaitVerdict(String outcome) {
        return await("verdict " + outcome + " on submission " + submission)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(
                        filing::order,
                        order -> order.at("/verdict/submission").asInt() == submission
                                && order.at("/verdict/outcome").asText().equals(outcome));
    }

    /** Reasons by the part of the order that they are about. */
    Answer isDecided(String decision, Map<String, String> reasons) {
        var body = Forms.node().put("decision", decision);
        var list = body.putArray("reasons");
        reasons.forEach(
                (pointer, code) -> list.add(Forms.node().put("code", code).put("pointer", pointer)));
        return looking(() ->
                new Staff(STACK).caller("reviewer").having(filing.order()).post(path("/provider-decision"), body));
    }

    ReturnedFiling isApproved() {
        isDecided("APPROVE", Map.of()).expect(200);
        return this;
    }

    /** The authority has it and has sent its codes, other ones than after an upload before. */
    ReturnedFiling isUploaded() {
        filing.awaitState("SMS_PENDING");
        codesSent++;
        for (var person : List.of(who.head(), who.webmaster())) {
            await("code " + codesSent + " on the phone of " + person.name())
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> codesOf(person).size() == codesSent);
        }
        return this;
    }

    List<String> codesOf(Person person) {
        return inbox.texts(person.phone(), "AUTHORITY_SMS").stream()
                .filter(text -> text.contains("验证码"))
                .toList();
    }

    String codeOf(Person person) {
        return inbox.authorityCode(person.phone());
    }

    ReturnedFiling isVerifiedAndGranted() {
        filing.typesTheAuthoritysCodes().isGranted();
        return this;
    }

    /** At the authority's own page. */
    Answer types(Person person, String code) {
        return sandbox.post(
                "/authority/sms-verifications",
                Forms.node().put("phone", person.phone()).put("code", code).put("lastSix", person.lastSix()));
    }

    Answer withdrawal() {
        return looking(() -> filing.changing().post(path("/withdrawal")));
    }

    Answer abandonment() {
        return looking(() -> filing.changing().post(path("/abandonment")));
    }

    ReturnedFiling awaits(String state) {
        filing.awaitState(state);
        return this;
    }

    List<JsonNode> reasons(Locale language) {
        var order = filing.caller().in(language).get(path("")).expect(200);
        return StreamSupport.stream(order.at("/reasons").spliterator(), false).toList();
    }

    /** Without those of principals on their phones, which move it nowhere. */
    List<String> acts() {
        var history = filing.caller().get(path("/history")).expect(200).at("/items");
        return StreamSupport.stream(history.spliterator(), false)
                .map(step -> step.path("act").asText())
                .filter(act -> !act.equals(Phones.ACT))
                .toList();
    }

    /** The role of whoever took its last step. */
    String lastActor() {
        var history = filing.caller().get(path("/history")).expect(200).at("/items");
        return history.path(history.size() - 1).path("actorRole").asText();
    }

    String stateOfTheServiceNumber() {
        return filing.caller().get("/api/v1/service-numbers").expect(200).text("/items/0/state");
    }

    void isTold(String part) {
        await("an SMS with " + part)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inbox.texts(phone, "SMS")).anyMatch(text -> text.contains(part)));
    }

    /** Verdicts and the authority's news change an order between the look and the act; whoever meets that looks again. */
    private static Answer looking(Supplier<Answer> act) {
        var answer = act.get();
        for (var again = 0; again < CONFLICTS && answer.status() == 412; again++) {
            answer = act.get();
        }
        return answer;
    }

    private String path(String part) {
        return "/api/v1/orders/" + filing.orderId() + part;
    }
}
