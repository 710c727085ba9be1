package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Phones;
import cn.icpfiling.systemtests.Picture;
import cn.icpfiling.systemtests.chaos.Sessions;
import cn.icpfiling.systemtests.model.Belief.Content;
import cn.icpfiling.systemtests.model.Company.Fate;
import cn.icpfiling.systemtests.model.Step.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A holder with one order after the other, and all HTTP requests about the present order. */
final class Holder {

    private static final Pattern SIX_DIGITS = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final Map<String, byte[]> SCANS = new ConcurrentHashMap<>();
    private static final String PAPER = "SUBJECT_CERTIFICATE";
    private static final int MOST_READINGS = 20;

    private final Crew crew;
    private final Sessions session;
    private final String serviceNumber;
    private Company company;
    private String order = "";
    /** The data of the next company, so that an order can be opened at any time. */
    private Company nextCompany;

    private String nextCheck;
    private String declaration;
    private final Set<String> typed = new HashSet<>();

    Holder(Crew crew, Fate first, Fate second) {
        this.crew = crew;
        this.session = crew.signUp();
        this.serviceNumber = crew.number(session.caller());
        prepareNext(first);
        open();
        prepareNext(second);
    }

    private void prepareNext(Fate fate) {
        nextCompany = Company.of(fate);
        crew.sandbox()
                .post("/registry/domains", Forms.purchase(nextCompany.who()))
                .expect(201);
        checksTheNext();
    }

    /** Repeats the type check after days: an order must be opened within a day of it. */
    void checksTheNext() {
        nextCheck = session.caller()
                .post("/api/v1/filing-type-checks", Forms.typeQuestion(nextCompany.who()))
                .expect(201)
                .text("/typeCheckId");
    }

    private void open() {
        company = nextCompany;
        order = session.caller().post("/api/v1/orders", opening()).expect(201).text("/orderId");
        fillIn();
    }

    /** Continues with the order that an act has opened. */
    void takesTheNext(Fate afterIt) {
        company = nextCompany;
        order = session.caller().get("/api/v1/orders").expect(200).text("/items/0/orderId");
        fillIn();
        prepareNext(afterIt);
    }

    private ObjectNode opening() {
        return Forms.node().put("typeCheckId", nextCheck);
    }

    /** All principals that may be named show their faces at the start, so that no submission lacks one. */
    private void fillIn() {
        changing().put(path("/subject"), Forms.subject(company.who())).expect(200);
        for (var content : List.of(Content.FALSE_NAME, Content.SOUND)) {
            changing().put(path("/service"), service(content)).expect(200);
            crew.phones().showTheirFaces(session.caller(), order);
        }
        for (var item : session.caller().get(path("/checklist")).expect(200).at("/items")) {
            if (item.path("required").asBoolean()) {
                handIn(changing(), item.path("kind").asText()).expect(200);
            }
        }
        declaration = session.caller().get(path("/confirmation")).expect(200).text("/declaration/version");
    }

    private Caller changing() {
        return session.caller().having(session.caller().get(path("")).expect(200));
    }

    /** The remark names the content, since an order shows personal data only in masked form. */
    private ObjectNode service(Content content) {
        var service = Forms.service(company.who(), serviceNumber).put("remark", content.name());
        if (content == Content.GAP) {
            service.remove("name");
        }
        if (content == Content.FALSE_NAME) {
            ((ObjectNode) service.get("principal"))
                    .put("name", company.who().webmaster().name() + "不符");
        }
        return service;
    }

    private Answer handIn(Caller caller, String kind) {
        return caller.send("PUT", path("/materials/" + kind), SCANS.computeIfAbsent(kind, Picture::png), "image/png");
    }

    /**
     * Requests the act with this idempotency key. The caller names the seen version in If-Match, unless the manner says
     * otherwise.
     */
    Answer ask(Act act, Manner manner, String key, String seen, String old, int reviewer) {
        var caller = as(act, manner, reviewer);
        if (act.ofVersion() && manner != Manner.OF_NO_VERSION) {
            caller = caller.seeing(
                    switch (manner) {
                        case OF_ANY_VERSION -> "*";
                        case OF_AN_OLD_VERSION -> old;
                        default -> seen;
                    });
        }
        var rubbish = manner == Manner.WITH_RUBBISH;
        var quoted = rubbish && (act == Act.WITHDRAW || act == Act.ABANDON) ? "\"" + key : "\"" + key + "\"";
        caller = manner == Manner.WITHOUT_KEY ? caller.withoutKey() : caller.withKey(quoted);
        return send(act, caller, rubbish);
    }

    private Caller as(Act act, Manner manner, int reviewer) {
        var staff = (act.by() == Role.REVIEWER) != (manner == Manner.IN_THE_WRONG_ROLE);
        return switch (manner) {
            case WITHOUT_TOKEN -> crew.nobody();
            case BY_A_STRANGER -> crew.stranger();
            default -> staff ? crew.reviewer(reviewer) : session.caller();
        };
    }

    private Answer send(Act act, Caller caller, boolean rubbish) {
        return switch (act) {
            case READ -> caller.get(path(""));
            case PRECHECK ->
                caller.post("/api/v1/filing-prechecks", body(Forms.node().put("orderId", order), rubbish));
            case EDIT_SUBJECT -> caller.put(path("/subject"), body(Forms.subject(company.who()), rubbish));
            case EDIT_SERVICE -> caller.put(path("/service"), body(service(Content.SOUND), rubbish));
            case LEAVE_A_GAP -> caller.put(path("/service"), body(service(Content.GAP), rubbish));
            case NAME_SOMEBODY_FALSE -> caller.put(path("/service"), body(service(Content.FALSE_NAME), rubbish));
            case TAKE_A_FOREIGN_NUMBER ->
                caller.put(path("/service"), body(Forms.service(company.who(), crew.foreignNumber()), rubbish));
            case HAND_IN ->
                rubbish
                        ? caller.send(
                                "PUT",
                                path("/materials/" + PAPER),
                                "no picture".getBytes(StandardCharsets.UTF_8),
                                "text/plain")
                        : handIn(caller, PAPER);
            case SUBMIT -> caller.post(path("/submission"), body(submission(true), rubbish));
            case SUBMIT_WITHOUT_ACCEPTING -> caller.post(path("/submission"), body(submission(false), rubbish));
            case WITHDRAW -> caller.post(path("/withdrawal"));
            case ABANDON -> caller.post(path("/abandonment"));
            case OPEN -> caller.post("/api/v1/orders", body(opening(), rubbish));
            case APPROVE -> caller.post(path("/provider-decision"), body(decision("APPROVE"), rubbish));
            case REQUEST_CORRECTION, REJECT ->
                caller.post(path("/provider-decision"), body(reasoned(decision(act.name())), rubbish));
            case REJECT_WITHOUT_REASON -> caller.post(path("/provider-decision"), body(decision("REJECT"), rubbish));
        };
    }

    private static ObjectNode body(ObjectNode sound, boolean rubbish) {
        return rubbish ? sound.put("colour", "red") : sound;
    }

    private ObjectNode submission(boolean accepted) {
        return Forms.node().put("declarationVersion", declaration).put("accepted", accepted);
    }

    private static ObjectNode decision(String decision) {
        return Forms.node().put("decision", decision);
    }

    private static ObjectNode reasoned(ObjectNode decision) {
        decision.putArray("reasons")
                .add(Forms.node().put("code", "MATERIAL.INCOMPLETE").put("pointer", "/materials/" + PAPER));
        return decision;
    }

    /** Reads the history first. If the order changes before it is read itself, both are read again. */
    Snapshot look() {
        while (true) {
            var history =
                    steps(session.caller().get(path("/history")).expect(200).at("/items"));
            var seen = session.caller().get(path("")).expect(200);
            if (history.getLast().to() == State.valueOf(seen.text("/state"))) {
                return snapshot(seen, history);
            }
        }
    }

    private static Snapshot snapshot(Answer seen, List<Step> history) {
        var submission = seen.at("/submission").asInt();
        var current = submission > 0 && seen.at("/verdict/submission").asInt() == submission;
        var outcome = seen.at("/verdict/outcome").asText();
        var definite = current && !outcome.equals("UNKNOWN");
        return new Snapshot(
                State.valueOf(seen.text("/state")),
                seen.etag(),
                Content.valueOf(seen.text("/service/remark")),
                definite && outcome.equals("PASSED"),
                submission > 0 && !definite,
                stream(seen.at("/allowedActs")).map(JsonNode::asText).collect(Collectors.toUnmodifiableSet()),
                history);
    }

    /**
     * The first entry opens the order and has no earlier state. The model starts after it, and leaves out the
     * principals' faces.
     */
    private static List<Step> steps(JsonNode items) {
        return stream(items)
                .filter(item -> !item.path("act").asText().equals(Phones.ACT))
                .map(item -> new Step(
                        State.valueOf(item.path("from").asText(State.DRAFT.name())),
                        item.path("act").asText(),
                        Role.valueOf(item.path("actorRole").asText()),
                        State.valueOf(item.path("to").asText())))
                .toList();
    }

    /** Both principals type the authority's newest code on its page; no code is typed twice. */
    void typesTheCodes() {
        for (var person : List.of(company.who().head(), company.who().webmaster())) {
            var sent = crew.sandbox()
                    .get("/inbox/messages?channel=AUTHORITY_SMS&to=%2B86" + person.phone())
                    .expect(200);
            var code = SIX_DIGITS.matcher(sent.at("/items/0/text").asText());
            if (code.find() && typed.add(person.phone() + " " + code.group())) {
                type(person, code.group());
            }
        }
    }

    /** One wrong code; the authority accepts only a limited number. */
    void typesAWrongCode() {
        type(company.who().head(), "wrong!");
    }

    private void type(Applicant.Person person, String code) {
        crew.sandbox()
                .post(
                        "/authority/sms-verifications",
                        Forms.node()
                                .put("phone", person.phone())
                                .put("code", code)
                                .put("lastSix", person.lastSix()));
    }

    /**
     * Returns all that this holder has, for the invariants over all holders. The lists are read one after the other while the authority may
     * still grant, so they count only if no order changed from before the first to behind the last.
     */
    Holding holding() {
        var caller = session.caller();
        var orders = orders(caller);
        for (var reading = 0; reading < MOST_READINGS; reading++) {
            var holding = new Holding(
                    orders,
                    stream(caller.get("/api/v1/service-numbers").expect(200).at("/items"))
                            .map(item -> new Holding.Number(
                                    item.path("number").asText(),
                                    item.path("state").asText(),
                                    item.path("orderId").asText("")))
                            .toList(),
                    texts(caller.get("/api/v1/subjects").expect(200), "subjectNumber"),
                    texts(caller.get("/api/v1/services").expect(200), "serviceNumber"));
            var after = orders(caller);
            if (after.equals(orders)) {
                return holding;
            }
            orders = after;
        }
        throw new Differs("The orders of one holder do not come to rest: " + orders);
    }

    private static List<Holding.Order> orders(Caller caller) {
        return stream(caller.get("/api/v1/orders?limit=100").expect(200).at("/items"))
                .map(item -> new Holding.Order(
                        item.path("orderId").asText(),
                        State.valueOf(item.path("state").asText())))
                .toList();
    }

    private static List<String> texts(Answer page, String field) {
        return stream(page.at("/items")).map(item -> item.path(field).asText()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false);
    }

    private String path(String part) {
        return "/api/v1/orders/" + order + part;
    }

    void renew() {
        session.renew();
    }

    Company company() {
        return company;
    }

    String order() {
        return order;
    }
}
