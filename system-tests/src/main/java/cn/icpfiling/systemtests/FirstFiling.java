package cn.icpfiling.systemtests;

import cn.icpfiling.systemtests.Accounts.SignedIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/**
 * J2, a first filing, told as a story. Each method is a step of one person, checks the platform's answer and reports
 * it. A test can leave out steps or break them to see a refusal.
 */
public final class FirstFiling {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Applicant who;
    private Forms.Region region = Forms.ZHEJIANG;
    private final Consumer<String> tell;
    private final Accounts accounts;
    private final Staff staff;
    private final Phones phones;
    private final Caller sandbox;
    private final AuthorityPage authority;

    private SignedIn applicant;
    private String expectedType = "FIRST_FILING";
    private int expectedPlace = 1;
    private String typeCheck;
    private String order;
    private String serviceNumber;
    private String declaration;
    private String subjectNumber;

    private FirstFiling(Stack stack, Applicant who, Consumer<String> tell) {
        this.who = who;
        this.tell = tell;
        this.accounts = new Accounts(stack);
        this.staff = new Staff(stack);
        this.phones = new Phones(stack);
        this.sandbox = Caller.sandbox(stack);
        this.authority = new AuthorityPage(new Inbox(stack), sandbox, tell);
    }

    public static FirstFiling of(Applicant who, Stack stack, Consumer<String> tell) {
        return new FirstFiling(stack, who, tell);
    }

    /** The whole story, from the purchase of the domain to the filing number. */
    public FirstFiling toTheNumber() {
        return filledIn()
                .prechecks()
                .confirmsAndSubmits()
                .isVerified()
                .isApprovedByTheReviewer()
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes()
                .isGranted()
                .isFoundInThePublicQuery()
                .hasItsWholeTimeline();
    }

    /**
     * Continues with another order of the same account.
     *
     * @param next the same company with the domain of the next order
     * @param type the type that the type check must answer
     * @param place the last part of the service number that the authority must assign
     */
    public FirstFiling goesOnWith(Applicant next, String type, int place) {
        who = next;
        expectedType = type;
        expectedPlace = place;
        return this;
    }

    /** Files in another province. */
    public FirstFiling in(Forms.Region other) {
        region = other;
        return this;
    }

    /** Continues with an order that was opened without a type check. */
    public FirstFiling goesOnIn(String openedOrder) {
        order = openedOrder;
        return this;
    }

    /** From the materials to the authority's decision. */
    public FirstFiling fromThePapersToTheGrant() {
        return handsInThePapers()
                .principalsShowTheirFaces()
                .confirmsAndSubmits()
                .isVerified()
                .isApprovedByTheReviewer()
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes()
                .isGranted();
    }

    /** All entries of the applicant before the precheck. */
    public FirstFiling filledIn() {
        return buysTheDomain()
                .signsUp()
                .opensADraft()
                .entersSubjectAndService()
                .handsInThePapers()
                .principalsShowTheirFaces();
    }

    /** Sign-up, type check and draft in one step. */
    public FirstFiling opensADraft() {
        return asksWhichFilingThisIs().draftsTheOrder();
    }

    public FirstFiling entersSubjectAndService() {
        return entersTheSubject().obtainsAServiceNumber().entersTheService();
    }

    public FirstFiling buysTheDomain() {
        sandbox.post("/registry/domains", Forms.purchase(who)).expect(201);
        tell.accept("%s buys the domain %s.".formatted(who.company(), who.domain()));
        return this;
    }

    public FirstFiling signsUp() {
        var phone = Applicant.freshPhone();
        applicant = accounts.signUp(phone);
        tell.accept("Its webmaster signs up with the phone %s and the code that came by SMS.".formatted(phone));
        return this;
    }

    /** Continues as a person who is already signed in. */
    public FirstFiling as(SignedIn other) {
        applicant = other;
        return this;
    }

    public FirstFiling asksWhichFilingThisIs() {
        var check = TypeChecks.of(caller(), Forms.typeQuestion(who, region));
        Differs.unless(
                check.text("/type").equals(expectedType)
                        && check.at("/opensOrder").asBoolean(),
                "The type check was to answer %s and answered %s",
                expectedType,
                check.body());
        typeCheck = check.text("/typeCheckId");
        tell.accept(
                expectedType.equals("FIRST_FILING")
                        ? "\"Which kind of filing is this?\" A first filing: neither subject nor domain was ever filed."
                        : "\"Which kind of filing is this?\" " + expectedType + ".");
        return this;
    }

    public FirstFiling draftsTheOrder() {
        var draft = caller().post("/api/v1/orders", Forms.node().put("typeCheckId", typeCheck))
                .expect(201);
        order = draft.text("/orderId");
        OrderChecks.isIn(draft, "DRAFT");
        tell.accept("A draft is opened, order %s.".formatted(order));
        return this;
    }

    public FirstFiling entersTheSubject() {
        var entered = changing().put(path("/subject"), Forms.subject(who)).expect(200);
        Differs.unless(
                !entered.body().toString().contains(who.head().idNumber())
                        && !entered.body().toString().contains(who.head().phone()),
                "The answer shows personal data in clear: %s",
                entered.body());
        tell.accept("The subject is entered: %s, %s, legal representative %s (shown as %s, %s)."
                .formatted(
                        who.company(),
                        who.creditCode(),
                        who.head().name(),
                        entered.text("/subject/principal/name"),
                        entered.text("/subject/principal/certificateNumber")));
        return this;
    }

    public FirstFiling obtainsAServiceNumber() {
        var server = sandbox.post("/cloud/accounts/" + applicant.accountId() + "/instances", Forms.node())
                .expect(201)
                .text("/instanceId");
        serviceNumber = asksForAServiceNumber(server).expect(201).text("/number");
        tell.accept("A server is launched in mainland China and a service number obtained for it: %s."
                .formatted(serviceNumber));
        return this;
    }

    public FirstFiling entersTheService() {
        changing().put(path("/service"), Forms.service(who, serviceNumber)).expect(200);
        tell.accept("The service is entered: %s at %s, answered for by %s."
                .formatted(who.siteName(), who.domain(), who.webmaster().name()));
        return this;
    }

    public FirstFiling handsInThePapers() {
        return handsInThePapersExcept("none");
    }

    public FirstFiling handsInThePapersExcept(String leftOut) {
        var handedIn = new ArrayList<String>();
        for (var item : caller().get(path("/checklist")).expect(200).at("/items")) {
            var kind = item.path("kind").asText();
            if (item.path("required").asBoolean() && !kind.equals(leftOut)) {
                var jpeg = handedIn.isEmpty();
                var scan = jpeg ? Picture.jpeg(kind) : Picture.png(kind);
                changing()
                        .send("PUT", path("/materials/" + kind), scan, jpeg ? "image/jpeg" : "image/png")
                        .expect(200);
                handedIn.add(item.path("title").asText());
            }
        }
        Differs.unless(!handedIn.isEmpty(), "The checklist asks for no paper at all");
        tell.accept("The papers of the checklist are handed in: %s.".formatted(String.join(", ", handedIn)));
        return this;
    }

    /** Principals use their phones. A principal who has already shown the face is not asked again. */
    public FirstFiling principalsShowTheirFaces() {
        phones.showTheirFaces(caller(), order);
        tell.accept("Each principal opens a link on their phone, agrees and shows their face: it is theirs.");
        return this;
    }

    public FirstFiling prechecks() {
        OrderChecks.isClean(precheck().expect(200));
        tell.accept("The precheck finds nothing: every rule of form and all six domain rules hold.");
        return this;
    }

    public FirstFiling confirmsAndSubmits() {
        readsTheConfirmation();
        var submitted = submission().expect(200);
        OrderChecks.isIn(submitted, "PROVIDER_REVIEW");
        tell.accept("The declaration (version %s) is accepted and the order submitted; it now waits for the provider."
                .formatted(declaration));
        return this;
    }

    public FirstFiling readsTheConfirmation() {
        var confirmation = caller().get(path("/confirmation")).expect(200);
        declaration = confirmation.text("/declaration/version");
        Differs.unless(
                confirmation.text("/declaration/text").length() > 20
                        && confirmation.at("/smsDemanded").asBoolean(),
                "The confirmation lacks its declaration or the word about the authority's SMS: %s",
                confirmation.body());
        return this;
    }

    public FirstFiling isVerified() {
        var verdict = await("the verdict of verification-service", () -> {
            var seen = order();
            return seen.at("/verdict").isMissingNode() ? Optional.empty() : Optional.of(seen);
        });
        Differs.unless(verdict.text("/verdict/outcome").equals("PASSED"), "The verdict is %s", verdict.at("/verdict"));
        tell.accept("Domain and people are verified against registry, registrar and identity source: passed.");
        return this;
    }

    public FirstFiling isApprovedByTheReviewer() {
        var decided = reviewing()
                .post(path("/provider-decision"), Forms.node().put("decision", "APPROVE"))
                .expect(200);
        OrderChecks.isIn(decided, "AWAITING_SUBMISSION", "SMS_PENDING");
        tell.accept("The provider's reviewer signs in, looks at it and approves.");
        return this;
    }

    public FirstFiling isUploadedToTheAuthority() {
        awaitState("SMS_PENDING");
        tell.accept(
                "The order is uploaded through the enterprise interface; the authority sends its code to both principals.");
        return this;
    }

    public FirstFiling typesTheAuthoritysCodes() {
        return typesTheAuthoritysCodes(List.of(who.head(), who.webmaster()));
    }

    /** Enters the codes of the people that the authority asks. */
    public FirstFiling typesTheAuthoritysCodes(List<Applicant.Person> people) {
        people.forEach(authority::typesTheCode);
        return this;
    }

    public FirstFiling isGranted() {
        awaitState("AUTHORITY_REVIEW", "COMPLETED");
        tell.accept("The authority reviews.");
        var completed = awaitState("COMPLETED");
        subjectNumber = OrderChecks.subjectNumber(completed, expectedPlace);
        OrderChecks.isFiled(
                caller().get("/api/v1/services").expect(200), subjectNumber + "-" + expectedPlace, who.domain());
        tell.accept("Granted: subject %s, website %s-%d.".formatted(subjectNumber, subjectNumber, expectedPlace));
        return this;
    }

    public FirstFiling isFoundInThePublicQuery() {
        authority.shows(who, subjectNumber + "-1");
        return this;
    }

    public FirstFiling hasItsWholeTimeline() {
        var acts = OrderChecks.wholeTimeline(caller().get(path("/history")).expect(200));
        tell.accept("The timeline has every step: %s.".formatted(String.join(" → ", acts)));
        return this;
    }

    /** Returns the answer to a request for a service number of that instance, whatever its status. */
    public Answer asksForAServiceNumber(String instance) {
        return caller().post(
                        "/api/v1/service-numbers",
                        Forms.node().put("product", "ECS").put("instanceId", instance));
    }

    /** Returns the precheck's answer, whatever its status. */
    public Answer precheck() {
        return caller().post("/api/v1/filing-prechecks", Forms.node().put("orderId", order));
    }

    /** Returns the submission's answer, whatever its status. */
    public Answer submission() {
        return changing()
                .post(
                        path("/submission"),
                        Forms.node().put("declarationVersion", declaration).put("accepted", true));
    }

    public Answer order() {
        return caller().get(path("")).expect(200);
    }

    public Answer awaitState(String... states) {
        return await("order " + order + " in " + String.join(" or ", states), () -> {
            var seen = order();
            return List.of(states).contains(seen.text("/state")) ? Optional.of(seen) : Optional.empty();
        });
    }

    public String orderId() {
        return order;
    }

    public String typeCheck() {
        return typeCheck;
    }

    public String serviceNumber() {
        return serviceNumber;
    }

    public String subjectNumber() {
        return subjectNumber;
    }

    public Applicant who() {
        return who;
    }

    public Caller caller() {
        return applicant.caller();
    }

    /** The applicant, with the current version of the order. */
    public Caller changing() {
        return caller().having(order());
    }

    /** The provider's reviewer, with the current version of the order. */
    public Caller reviewing() {
        return reviewer().having(order());
    }

    private Caller reviewer() {
        return staff.caller("reviewer");
    }

    private String path(String part) {
        return "/api/v1/orders/" + order + part;
    }

    static <T> T await(String what, Callable<Optional<T>> look) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(250))
                .until(look, Optional::isPresent)
                .orElseThrow();
    }
}
