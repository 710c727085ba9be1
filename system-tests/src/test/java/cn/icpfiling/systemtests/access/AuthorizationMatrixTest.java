package cn.icpfiling.systemtests.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.systemtests.Accounts;
import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Partner;
import cn.icpfiling.systemtests.Parts;
import cn.icpfiling.systemtests.Picture;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.Staff;
import cn.icpfiling.systemtests.chaos.Backstage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/** Who may do what, as the contracts say it, asked of the running suite by everybody. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Isolated
class AuthorizationMatrixTest {

    private static final String FACTS_FOR_ACCOUNT_SERVICE = "/internal/accounts/{holder}/transfer-facts";
    /** Each for one service; their missing body may be refused first. */
    private static final Set<String> FOR_ONE_SERVICE = Set.of(
            "/internal/subject-transfers",
            "/internal/imported-filings",
            "/internal/filing-type-checks/{id}",
            "/internal/imported-filings/{legacyId}/papers/{paper}");

    /** What their path names is the same for all. */
    private static final Set<String> OF_ALL = Set.of(
            "/api/v1/approved-tlds/{tld}", "/api/v1/approved-registrars/{registrar}", "/api/v1/domains/{name}/fitness");

    private static final String OWNER = "applicant";
    private static final String OTHER = "other applicant";
    private static final String HOLDER = "holder of a filing";
    private static final String OTHER_HOLDER = "other holder of a filing";
    private static final String PARTNER = "partner";
    private static final String OTHER_PARTNER = "other partner";
    private static final List<String> STAFF =
            List.of("reviewer", "second-reviewer", "inspector", "support", "auditor", "administrator");
    private static final List<Operation> CONTRACTS = Operation.all();
    private static final List<Operation> OUTSIDE =
            CONTRACTS.stream().filter(Predicate.not(Operation::isInternal)).toList();
    /** Of every service, by the platform; no contract names them. */
    private static final List<String> OF_THE_PLATFORM =
            List.of("/internal/clock", "/internal/history-entries", "/internal/parked-events/replay");

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Backstage BACKSTAGE = new Backstage(STACK);
    private static final List<Actor> ACTORS = new ArrayList<>();
    private static final List<Things> THINGS = new ArrayList<>();
    private static final Map<String, String> CLAIMS = new ConcurrentHashMap<>();
    /** No actor: an administrator ends the sessions of this account. */
    private static Accounts.SignedIn bystander;

    @BeforeAll
    static void everybody_is_there_and_two_applicants_own_something() {
        var stranger = Caller.gateway(STACK);
        ACTORS.add(new Actor("nobody", Optional.empty(), stranger));
        ACTORS.add(new Actor("service", Optional.empty(), stranger.with(BACKSTAGE.token())));
        var staff = new Staff(STACK);
        for (var login : STAFF) {
            var role = login.replace("second-", "");
            ACTORS.add(new Actor(login, Optional.of(role), staff.signIn(login).caller()));
        }
        var phones = Map.of(OWNER, Applicant.freshPhone(), OTHER, Applicant.freshPhone());
        var imports = new ConcurrentHashMap<String, String>();
        var cases = new ConcurrentHashMap<String, String>();
        var people = atOnce(OWNER, OTHER, name -> {
            var account = new Accounts(STACK).signUp(phones.get(name));
            cases.put(name, Belongings.transferCase(account.caller()));
            CLAIMS.put(name, OldClaim.of(STACK, account.caller()));
            imports.put(name, Belongings.beganImport(STACK, account.caller()));
            return drafted(account);
        });
        THINGS.add(new Things("/api/v1/legacy-imports", imports, Set.of()));
        people.forEach((name, filing) -> ACTORS.add(new Actor(name, Optional.of("applicant"), filing.caller())));
        ACTORS.addAll(MemberActors.of(STACK, OWNER, people.get(OWNER)));
        var holders = atOnce(HOLDER, OTHER_HOLDER, _ -> filed());
        holders.forEach((name, filing) -> ACTORS.add(new Actor(name, Optional.of("applicant"), filing.caller())));
        ACTORS.add(MemberActors.ofTheService(STACK, HOLDER, holders.get(HOLDER)));
        THINGS.addAll(Belongings.ofHolders(
                holders, each(holders, filing -> ToldFinding.of(filing, staff.caller("inspector")))));
        THINGS.addAll(Belongings.ofPeople(STACK, people, phones, cases));
        var filings = new HashMap<>(people);
        filings.put(PARTNER, partnersAreThere());
        THINGS.addAll(Belongings.ofReceivers(
                STACK,
                ACTORS.stream()
                        .filter(actor ->
                                Set.of(OWNER, OTHER, PARTNER, OTHER_PARTNER).contains(actor.name()))
                        .collect(Collectors.toMap(Actor::name, Actor::caller))));

        THINGS.add(new Things(
                "/api/v1/orders",
                each(filings, FirstFiling::orderId),
                filings.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, filing -> uploadOf(filing.getValue()))),
                Set.of("reviewer", "support", "administrator")));
        THINGS.add(new Things("/api/v1/filing-type-checks", each(filings, FirstFiling::typeCheck), Set.of()));
        THINGS.add(new Things(
                "/api/v1/domain-verifications",
                each(filings, filing -> Belongings.checked(filing).text("/id")),
                Set.of("reviewer")));
        // raw answers are nobody's own: who asked for the check does not see them either
        THINGS.add(new Things("/api/v1/evidence", each(people, Belongings::evidence), Set.of("reviewer", "inspector")));
        THINGS.add(new Things(
                "/api/v1/domain-verification-operations",
                each(filings, filing -> OneLine.verification(filing.caller())),
                Set.of()));
        THINGS.add(new Things(
                "/api/v1/offline-deregistrations", each(filings, Belongings::offlineCase), Set.of("support")));
        bystander = new Accounts(STACK).signUp(Applicant.freshPhone());
        THINGS.add(new Things("/api/v1/accounts", Map.of("bystander", bystander.accountId()), Set.of("administrator")));
        THINGS.add(new Things("/api/v1/legacy-claims", CLAIMS, Set.of("support")));
        THINGS.add(new Things("/api/v1/legacy-mailbox-resets", each(people, LostOldMail::of), Set.of("support")));
        THINGS.add(new Things(
                "/api/v1/sessions",
                each(
                        people,
                        filing -> filing.caller()
                                .get("/api/v1/sessions")
                                .expect(200)
                                .text("/items/0/sessionId")),
                Set.of()));
    }

    @AfterAll
    static void the_sessions_of_staff_have_ended() {
        Staff.forgetSessions();
    }

    @Test
    @Order(1)
    void what_services_ask_each_other_is_out_of_everybodys_reach() {
        for (var path : internalPaths().toList()) {
            for (var actor : ACTORS) {
                for (var answer :
                        List.of(actor.caller().get(path), actor.caller().post(path, Forms.node()))) {
                    assertThat(Expected.HIDDEN.isMetBy(answer))
                            .as("%s by %s: %d", path, actor, answer.status())
                            .isTrue();
                }
            }
        }
    }

    @Test
    @Order(2)
    void at_the_services_themselves_only_services_get_an_answer() {
        var cases = 0;
        for (var operation : CONTRACTS) {
            if (operation.isInternal()) {
                var path = Matrix.filled(operation.path());
                var address = Backstage.address(operation.owner().replaceAll("-import-service|-service", ""));
                for (var actor : ACTORS) {
                    var there = Caller.at(address);
                    var shown = actor.name().equals("nobody")
                            ? there
                            : there.with(actor.caller().token());
                    var answer = new Actor(actor.name(), actor.role(), shown).asks(operation, path);
                    var expected = actor.name().equals("service")
                            ? ofAnotherService(operation, answer)
                            : Expected.ASKED_FOR_A_TOKEN;
                    assertThat(expected.isMetBy(answer))
                            .as("%s by %s: %d", operation, actor, answer.status())
                            .isTrue();
                    cases++;
                }
            }
        }
        System.out.println("Between services: " + cases + " cases hold.");
        assertThat(cases).isGreaterThan(50);
    }

    /** Only account-service hands filings over, and only legacy-import-service imports them; the one that asks is another. */
    private static Expected ofAnotherService(Operation operation, Answer answer) {
        return operation.path().equals(FACTS_FOR_ACCOUNT_SERVICE)
                        || FOR_ONE_SERVICE.contains(operation.path()) && answer.status() == 403
                ? Expected.FORBIDDEN
                : Expected.LET_IN;
    }

    @Test
    @Order(3)
    void a_wrong_expectation_is_noticed() {
        var matrix = new Matrix(ACTORS, THINGS);
        var orders = named("GET /api/v1/orders");
        var subjects = named("GET /api/v1/subjects");
        var anOrder = named("GET /api/v1/orders/{id}");

        assertThat(matrix.played(List.of(orders, subjects, anOrder)).differences())
                .isEmpty();
        assertThat(matrix.played(List.of(orders.takenBy(Set.of("auditor")))).differences())
                .as("the auditor may, in place of applicants, partners and reviewers")
                .hasSize(16);
        assertThat(new Matrix(ACTORS, withoutOwners()).played(List.of(anOrder)).differences())
                .as("the owner is another")
                .hasSize(12);
    }

    @Test
    @Order(3)
    void every_id_that_an_applicant_or_a_partner_names_is_that_of_somebody_here() {
        assertThat(CONTRACTS)
                .filteredOn(operation -> operation.path().contains("/{") && !operation.isInternal())
                .filteredOn(operation -> operation.roles().contains("applicant")
                        || operation.roles().contains("partner"))
                .filteredOn(operation -> !OF_ALL.contains(operation.path()))
                .allMatch(operation -> THINGS.stream().anyMatch(things -> things.areMeantBy(operation)));
    }

    @Test
    @Order(4)
    void every_operation_answers_everybody_as_its_contract_says() {
        assertThat(bystander.caller().get("/api/v1/accounts/me").status()).isEqualTo(200);

        assertThat(casesThatHold(OUTSIDE.stream().filter(Predicate.not(Operation::signsOut))))
                .isGreaterThan(1500);

        await("an administrator has ended the session of the bystander")
                .atMost(Duration.ofSeconds(20))
                .until(() -> Expected.says(bystander.caller().get("/api/v1/accounts/me"), 401, "TOKEN_REVOKED"));
    }

    @Test
    @Order(5)
    void no_text_of_a_caller_breaks_an_operation() {
        var played = new HostileTexts(new Scene(ACTORS, THINGS)).played(OUTSIDE);

        System.out.printf(
                "Hostile texts: %d cases, %d throttled, %d without a good token.%n",
                played.cases(), played.throttled(), played.strangers());
        assertThat(played.breakdowns()).isEmpty();
        assertThat(played.cases()).isGreaterThan(500);
        assertThat(played.throttled()).as("what is throttled is not read").isLessThan(played.cases() / 10);
        assertThat(played.strangers())
                .as("nor is a request whose token is not taken")
                .isLessThan(played.cases() / 100);
    }

    /** After what needs a session: then no actor has one any more. */
    @Test
    @Order(6)
    void so_does_each_operation_that_signs_the_caller_out() {
        assertThat(casesThatHold(OUTSIDE.stream().filter(Operation::signsOut))).isGreaterThan(ACTORS.size());
    }

    private static int casesThatHold(Stream<Operation> operations) {
        var asked = operations.toList();
        var played = new Matrix(ACTORS, THINGS).played(asked);
        System.out.printf(
                "Authorization matrix: %d cases, %d operations x %d actors, own and foreign; %d differ.%n",
                played.cases(),
                asked.size(),
                ACTORS.size(),
                played.differences().size());
        assertThat(played.differences()).isEmpty();
        return played.cases();
    }

    private static Stream<String> internalPaths() {
        return Stream.concat(
                CONTRACTS.stream().filter(Operation::isInternal).map(operation -> Matrix.filled(operation.path())),
                OF_THE_PLATFORM.stream());
    }

    private static Operation named(String name) {
        return CONTRACTS.stream()
                .filter(operation -> operation.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The two have each other's. */
    private static List<Things> withoutOwners() {
        return THINGS.stream()
                .filter(things -> things.idOf().containsKey(OWNER))
                .map(things -> new Things(
                        things.collection(),
                        Map.of(
                                OWNER,
                                things.idOf().get(OTHER),
                                OTHER,
                                things.idOf().get(OWNER)),
                        things.seenBy()))
                .toList();
    }

    /** One files for a customer; another has nothing of its own here; and a client of the first may hardly do anything. */
    private static FirstFiling partnersAreThere() {
        var partner = Partner.letIn(STACK);
        var other = Partner.letIn(STACK);
        var customer = partner.opens("C-1");
        ACTORS.add(Actor.partner(PARTNER, Partner.SCOPES, partner.caller()));
        ACTORS.add(Actor.partner(OTHER_PARTNER, Partner.SCOPES, other.caller()));
        ACTORS.add(Actor.partner("partner for domains only", Set.of("domains:read"), other.caller("domains:read")));
        THINGS.add(new Things(
                "/api/v1/partners",
                Map.of(PARTNER, partner.id(), OTHER_PARTNER, other.id()),
                Map.of(PARTNER, parts(partner, customer), OTHER_PARTNER, parts(other, other.opens("C-1"))),
                Set.of("administrator")));
        THINGS.add(new Things(
                "/api/v1/prefilled-orders",
                Map.of(PARTNER, Belongings.prefilledOrder(partner), OTHER_PARTNER, Belongings.prefilledOrder(other)),
                Set.of()));
        THINGS.add(new Things(
                "/api/v1/operations",
                Map.of(PARTNER, OneLine.order(partner.caller()), OTHER_PARTNER, OneLine.order(other.caller())),
                Set.of()));
        THINGS.add(new Things(
                "/api/v1/provider-networks",
                Map.of(PARTNER, partner.id(), OTHER_PARTNER, other.id()),
                Set.of("inspector", "administrator")));
        THINGS.add(new Things(
                "/api/v1/access-record-operations",
                Map.of(PARTNER, OneLine.report(partner.caller()), OTHER_PARTNER, OneLine.report(other.caller())),
                Set.of()));
        var account = partner.actsFor(customer);
        CLAIMS.put(PARTNER, OldClaim.of(STACK, account.caller()));
        return withAPaper(FirstFiling.of(Applicant.fresh(), STACK, told -> {})
                .buysTheDomain()
                .as(account)
                .opensADraft());
    }

    /** Of a client that nobody acts by: its credential is revoked meanwhile. */
    private static Map<String, String> parts(Partner partner, Partner.Customer customer) {
        var spare = partner.byAnother(List.of("domains:read"));
        return Map.of("{client}", spare.client(), "{credential}", spare.credential(), "{customer}", customer.id());
    }

    /** A filing for each of two people, who do not wait for each other. */
    private static Map<String, FirstFiling> atOnce(String one, String other, Function<String, FirstFiling> files) {
        var ofTheOther = CompletableFuture.supplyAsync(() -> files.apply(other));
        return Map.of(one, files.apply(one), other, ofTheOther.join());
    }

    private static FirstFiling filed() {
        return FirstFiling.of(Applicant.fresh(), STACK, told -> {}).toTheNumber();
    }

    private static FirstFiling drafted(Accounts.SignedIn account) {
        return withAPaper(FirstFiling.of(Applicant.fresh(), STACK, told -> {})
                .buysTheDomain()
                .as(account)
                .opensADraft());
    }

    private static FirstFiling withAPaper(FirstFiling filing) {
        var certificate = "/api/v1/orders/" + filing.orderId() + "/materials/SUBJECT_CERTIFICATE";
        filing.changing()
                .send("PUT", certificate, Picture.png("certificate"), "image/png")
                .expect(200);
        return filing;
    }

    /** A paper that is on its way. */
    private static Map<String, String> uploadOf(FirstFiling filing) {
        return Map.of("{upload}", Parts.begin(STACK, filing, "PRE_APPROVAL", 10).id());
    }

    private static Map<String, String> each(Map<String, FirstFiling> filings, Function<FirstFiling, String> what) {
        return filings.entrySet().parallelStream()
                .collect(Collectors.toMap(Map.Entry::getKey, filing -> what.apply(filing.getValue())));
    }
}
