package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Phones;
import cn.icpfiling.systemtests.Picture;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.chaos.History.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One applicant with one website, as a correct client: it reads the state of its order and takes the next step. After a
 * lost answer or a server error it neither assumes an effect nor repeats blindly. It reads again and continues.
 */
final class HonestFiling {

    /** The outcome of the request is unknown: read again. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown(String what) {
            super(what);
        }
    }

    private static final Pattern SIX_DIGITS = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final int SERVER_TROUBLE = 500;
    private static final int WAIT = 429;
    private static final int STALE_TOKEN = 401;

    private final Applicant who = Applicant.fresh();
    private final String name = who.domain();
    private final String phone;
    private final Sessions session;
    private final Sessions reviewer;
    private final Caller sandbox;
    private final Phones phones;
    private final History history;
    private String order = "";
    private String state = "";

    HonestFiling(Stack stack, String phone, Sessions session, Sessions reviewer, History history) {
        this.phone = phone;
        this.session = session;
        this.reviewer = reviewer;
        this.sandbox = Caller.sandbox(stack);
        this.phones = new Phones(stack);
        this.history = history;
    }

    /** Continues until the number is assigned, or the time is up. */
    void toTheNumber(Duration patience) {
        try {
            Awaitility.await("the filing of " + name)
                    .pollInSameThread()
                    .atMost(patience)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(250))
                    .until(this::goesOn);
        } catch (ConditionTimeoutException e) {
            history.add(name, "GIVE UP in " + state, Outcome.FAIL, e.getMessage());
        }
    }

    private boolean goesOn() {
        try {
            step();
        } catch (Unknown e) {
            return false; // The failure is in the history; the next step reads again.
        }
        return state.equals("COMPLETED");
    }

    private void step() {
        var seen = order.isEmpty() ? find() : ask("READ", () -> mine().get(path("")), 200);
        if (seen.isMissingNode()) {
            open();
            return;
        }
        order = seen.path("orderId").asText();
        state = seen.path("state").asText();
        switch (state) {
            case "DRAFT" -> fillInAndSubmit();
            case "PROVIDER_CORRECTION", "PROVIDER_REJECTED", "SMS_EXPIRED", "AUTHORITY_REJECTED" -> submit();
            case "PROVIDER_REVIEW", "PROVIDER_RECHECK" ->
                review(seen.at("/verdict/outcome").asText());
            case "SMS_PENDING" -> List.of(who.head(), who.webmaster()).forEach(this::typesTheCode);
            default -> {} // other parties must act, or the order has ended
        }
    }

    private JsonNode find() {
        return ask("FIND", () -> mine().get("/api/v1/orders"), 200).at("/items/0");
    }

    private void open() {
        ask("BUY", () -> sandbox.post("/registry/domains", Forms.purchase(who)), 201);
        var check = ask("TYPE CHECK", () -> mine().post("/api/v1/filing-type-checks", Forms.typeQuestion(who)), 201);
        if (check.path("opensOrder").asBoolean()) {
            ask(
                    "DRAFT",
                    () -> mine().post(
                                    "/api/v1/orders",
                                    Forms.node()
                                            .put(
                                                    "typeCheckId",
                                                    check.path("typeCheckId").asText())),
                    201);
        }
    }

    private void fillInAndSubmit() {
        ask("SUBJECT", () -> changing(session).put(path("/subject"), Forms.subject(who)), 200);
        ask("SERVICE", () -> changing(session).put(path("/service"), Forms.service(who, serviceNumber())), 200);
        for (var item :
                ask("CHECKLIST", () -> mine().get(path("/checklist")), 200).path("items")) {
            if (item.path("required").asBoolean() && !item.path("present").asBoolean()) {
                var kind = item.path("kind").asText();
                ask(
                        "PAPER " + kind,
                        () -> changing(session).send("PUT", path("/materials/" + kind), Picture.png(kind), "image/png"),
                        200);
            }
        }
        submit();
    }

    private String serviceNumber() {
        var had =
                ask("NUMBERS", () -> mine().get("/api/v1/service-numbers"), 200).at("/items/0/number");
        return had.isMissingNode() ? newServiceNumber() : had.asText();
    }

    private String newServiceNumber() {
        var server = Forms.node().put("instanceId", "i-" + name.replace('.', '-'));
        var account = ask("WHO", () -> mine().get("/api/v1/accounts/me"), 200)
                .path("accountId")
                .asText();
        ask("LAUNCH", () -> sandbox.post("/cloud/accounts/" + account + "/instances", server), 201);
        return ask(
                        "NUMBER",
                        () -> mine().post(
                                        "/api/v1/service-numbers",
                                        server.deepCopy().put("product", "ECS")),
                        201)
                .path("number")
                .asText();
    }

    private void submit() {
        showTheirFaces();
        var declaration = ask("CONFIRMATION", () -> mine().get(path("/confirmation")), 200)
                .at("/declaration/version")
                .asText();
        ask(
                "SUBMIT",
                () -> changing(session)
                        .post(
                                path("/submission"),
                                Forms.node()
                                        .put("declarationVersion", declaration)
                                        .put("accepted", true)),
                200);
    }

    /** A principal whose face could not be compared during an outage shows it again, with a new link. */
    private void showTheirFaces() {
        for (var principal :
                ask("PRINCIPALS", () -> mine().get(path("/authenticity")), 200).path("items")) {
            if (!principal.path("standing").asText().equals("DONE")) {
                showTheFace(principal.path("part").asText());
            }
        }
    }

    private void showTheFace(String part) {
        var link = ask("LINK", () -> mine().post(path("/authenticity/links"), Phones.link(part)), 201);
        var door = Phones.door(link.path("url").asText());
        ask("CONSENT", () -> phones.agrees(door), 200);
        if (!ask("FACE", () -> phones.shows(door), 200).path("result").asText().equals("MATCH")) {
            throw new Unknown("FACE");
        }
    }

    /** An order that could not be verified during an outage is withdrawn and submitted again. */
    private void review(String verdict) {
        if (verdict.equals("UNKNOWN")) {
            ask("WITHDRAW", () -> changing(session).post(path("/withdrawal"), Forms.node()), 200);
        } else if (verdict.equals("PASSED")) {
            ask(
                    "APPROVE",
                    () -> changing(reviewer)
                            .post(path("/provider-decision"), Forms.node().put("decision", "APPROVE")),
                    200);
        }
    }

    private void typesTheCode(Applicant.Person person) {
        var sent =
                ask("INBOX", () -> sandbox.get("/inbox/messages?channel=AUTHORITY_SMS&to=%2B86" + person.phone()), 200);
        var code = SIX_DIGITS.matcher(sent.at("/items/0/text").asText());
        if (code.find()) {
            ask(
                    "CODE",
                    () -> sandbox.post(
                            "/authority/sms-verifications",
                            Forms.node()
                                    .put("phone", person.phone())
                                    .put("code", code.group())
                                    .put("lastSix", person.lastSix())),
                    200);
        }
    }

    private JsonNode ask(String act, Supplier<Answer> request, int expected) {
        Answer answer;
        try {
            answer = request.get();
        } catch (UncheckedIOException e) {
            history.add(name, act, Outcome.INFO, String.valueOf(e.getMessage()));
            throw new Unknown(act);
        }
        if (answer.status() == expected) {
            history.add(name, act, Outcome.OK, String.valueOf(expected));
            return answer.body();
        }
        var unknown = answer.status() >= SERVER_TROUBLE || answer.status() == WAIT;
        history.add(name, act, unknown ? Outcome.INFO : Outcome.FAIL, answer.status() + " " + answer.body());
        if (answer.status() == STALE_TOKEN) {
            renew();
        }
        throw new Unknown(act);
    }

    private void renew() {
        try {
            session.renew();
            reviewer.renew();
        } catch (UncheckedIOException | Differs e) {
            history.add(name, "RENEW", Outcome.INFO, String.valueOf(e.getMessage()));
        }
    }

    private Caller mine() {
        return session.caller();
    }

    /**
     * Acts on the present version of the order. If the order changes meanwhile, the act fails and the next step reads
     * again.
     */
    private Caller changing(Sessions as) {
        var shown = as.caller().get(path(""));
        return shown.status() == 200 ? as.caller().having(shown) : as.caller();
    }

    private String path(String part) {
        return "/api/v1/orders/" + order + part;
    }

    void renews() {
        session.renew();
    }

    Applicant who() {
        return who;
    }

    String phone() {
        return phone;
    }

    String order() {
        return order;
    }

    Caller caller() {
        return mine();
    }
}
