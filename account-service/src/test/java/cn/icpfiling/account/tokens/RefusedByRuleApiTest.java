package cn.icpfiling.account.tokens;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.core.EventTypes;
import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.account.store.WebhookEndpointRepository;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.testkit.Fault;
import cn.icpfiling.platform.testkit.KeySweep;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.RefusalSweep;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TokenForge;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operation of the contract refuses what its parameters, its body and its key make refusable. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class RefusedByRuleApiTest {
    private static final String[] STAFF = {
        Roles.ADMINISTRATOR, Roles.SUPPORT, Roles.REVIEWER, Roles.INSPECTOR, Roles.AUDITOR
    };
    private static final UUID PERSON = Ids.next();
    private static final String CLIENT = "/api/v1/partners/{id}/clients/{client}";

    /** What the contract's sample of an endpoint names: a change to the same address asks no name server. */
    private static final String HOOK = "https://hooks.cloudhost.cn/icp";

    /** The caller's account itself. Each needs the account, and but for a step-up its phone. */
    private static final Set<String> OWN = Set.of(
            "changeMail",
            "changePhone",
            "closeAccount",
            "confirmSecondFactor",
            "consentToPhone",
            "exportOwnData",
            "inviteMember",
            "offerSecondFactor",
            "proveMail",
            "provePhone",
            "removeMail",
            "removePassword",
            "removeSecondFactor",
            "requestOwnCode",
            "setPassword",
            "showPassword",
            "stepUp");

    /** Made once: reading the contract takes longer than most sweeps. */
    private static RefusalSweep sweep;

    private static final Map<String, String> BEARERS = new ConcurrentHashMap<>();

    private static TokenForge forge;
    private static UUID holder;
    private static UUID customer;
    private static UUID partner;
    private static String client;
    private static UUID hook;

    @Inject
    SigningKeys signing;

    @Inject
    IdempotencyService idempotency;

    @Inject
    WebhookEndpointRepository endpoints;

    @Inject
    FieldCipher cipher;

    private KeySweep keys;

    @BeforeEach
    void a_holder_and_a_partner_have_something() {
        if (sweep == null) {
            var key = signing.signing(Instant.now());
            forge = new TokenForge(key.id().toString(), key.privateKey(), key.publicKey(), TestTokens.ISSUER);
            sweep = sweep(made());
        }
        keys = new KeySweep(sweep, idempotency)
                // the client of its sample is not the partner's
                .withoutAny("requestScopes")
                // what they ask first refuses the sample: the filing to move, the address of the endpoint, the papers
                // of the case
                .without("openFilingTransfer", "addWebhookEndpoint", "handInOwnCase");
    }

    private RefusalSweep sweep(Map<String, String> things) {
        var made = new RefusalSweep();
        for (var role : STAFF) {
            made.as(role, () -> by(PERSON, role));
        }
        made.as(Roles.PARTNER, RefusedByRuleApiTest::byPartner)
                .as(Roles.APPLICANT, () -> by(holder, Roles.APPLICANT))
                .as("stranger", () -> by(PERSON, "stranger"))
                // a partner would have to name a customer
                .below("/api/v1/filing-transfers", Roles.APPLICANT)
                .below("/api/v1/own-cases", Roles.APPLICANT)
                // before they read the body, they ask for the provider's signature
                .without(Fault.BODY, "reportSms", "reportCalls")
                // nothing tells a recovery that is unknown from one that is over (422)
                .without(Fault.UNKNOWN, "requestRecoveryCode", "proveRecovery", "openRecoveryCase");
        things.forEach(made::knowing);
        return made;
    }

    private Map<String, String> made() {
        holder = UUID.fromString(new Caller().signedUp().getString("account.accountId"));
        var hoster = TestPartner.create("clients:write", "customers:read", "customers:write", "filings:read");
        partner = UUID.fromString(hoster.id());
        client = hoster.client();
        customer = UUID.fromString(hoster.opens("C-1", Map.of()).getString("customerId"));
        hook = endpoint();
        putsContact();
        var made = new HashMap<String, String>();
        made.put("/api/v1/partners/{id}", hoster.id());
        made.put(CLIENT, client);
        made.put("/api/v1/partners/{id}/customers/{customer}", customer.toString());
        made.put("/api/v1/partners/{id}/scope-requests/{request}", scopeRequest(hoster));
        made.put("/api/v1/webhook-endpoints/{id}", hook.toString());
        made.put("/api/v1/accounts/me/members/{id}", member());
        made.put("/api/v1/staff/{id}", colleague());
        made.put("/api/v1/own-cases/{id}", ownCase());
        return made;
    }

    private static void putsContact() {
        by(PERSON, Roles.ADMINISTRATOR)
                .contentType("application/json")
                .body(Map.of("name", "运维", "mail", "ops-" + partner + "@example.cn"))
                .put("/api/v1/partners/" + partner + "/contact")
                .then()
                .statusCode(200);
    }

    private static String scopeRequest(TestPartner hoster) {
        return hoster.posts(
                        "/scope-requests",
                        Map.of("clientId", client, "scopes", List.of("filings:write"), "reason", "we file now"))
                .then()
                .statusCode(201)
                .extract()
                .path("requestId");
    }

    /** Past the API, which would look the host up. Its types have no event, so nothing is delivered. */
    private UUID endpoint() {
        var id = Ids.next();
        var secret = cipher.encrypt("webhook_endpoints", "secret", id, "whsec_of-the-sweep");
        var made = new WebhookEndpoint(id, partner, secret, Instant.now().truncatedTo(ChronoUnit.MICROS));
        made.change(HOOK, EventTypes.of(List.of("webhook.test")), "refused by rule");
        UnitOfWork.run(() -> endpoints.persist(made));
        return id;
    }

    private static String member() {
        return created(
                by(holder, Roles.APPLICANT),
                "/api/v1/accounts/me/members",
                Map.of(
                        "phone",
                        new Caller().phone(),
                        "name",
                        "李雷",
                        "grants",
                        List.of(Map.of("rights", List.of("VIEW")))),
                "memberId");
    }

    private static String ownCase() {
        return created(
                by(holder, Roles.APPLICANT),
                "/api/v1/transfer-cases",
                Map.of("filing", "d-" + Ids.next() + ".cn", "holderKind", "ORGANISATION", "name", "王小明"),
                "caseId");
    }

    private static String colleague() {
        return created(
                by(PERSON, Roles.ADMINISTRATOR),
                "/api/v1/staff",
                Map.of("login", "rule-" + Ids.next(), "entry", Map.of("name", "李雷", "roles", List.of("auditor"))),
                "accountId");
    }

    private static String created(RequestSpecification caller, String path, Object body, String id) {
        return caller.header("Idempotency-Key", Fault.key())
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path(id);
    }

    /** One token for all requests of a caller: to sign one for each took a third of this class's time. */
    private static RequestSpecification by(UUID account, String role) {
        var token = BEARERS.computeIfAbsent(account + role, caller -> forge.bearer(account, role));
        return given().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification byPartner() {
        return given().header("Authorization", "Bearer " + forge.bearerOfPartner(partner, client, Scopes.ALL));
    }

    @ParameterizedTest
    @CsvSource({
        "NOBODY, 141",
        "STRANGER, 141",
        "MEDIA_TYPE, 59",
        "BODY, 57",
        "QUERY, 24",
        "HEADER, 30",
        "KEY, 31",
        "UNKNOWN, 85",
        "NO_VERSION, 24",
        "OTHER_VERSION, 24"
    })
    void every_operation_refuses_the_same_fault_by_the_same_status(Fault fault, int atLeast) {
        sweep.refuses(fault, atLeast);
    }

    @Test
    void a_key_is_refused_for_another_content() {
        assertThat(byEachRole(keys::used)).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void a_key_is_refused_while_its_first_request_runs() {
        assertThat(byEachRole(keys::running)).hasSizeGreaterThanOrEqualTo(25);
    }

    private static Set<String> byEachRole(BiFunction<String, String, Set<String>> asked) {
        var found = new TreeSet<>(asked.apply(Roles.APPLICANT, "web/" + holder));
        found.addAll(asked.apply(Roles.PARTNER, client + "/" + partner));
        for (var role : STAFF) {
            found.addAll(asked.apply(role, "web/" + PERSON));
        }
        return found;
    }

    @Test
    void the_sweeps_can_turn_red() {
        sweep.canTurnRed();
        keys.canTurnRed(Roles.ADMINISTRATOR, "web/" + PERSON);
    }

    @Test
    void an_account_that_is_no_more_has_nothing_of_its_own() {
        assertThat(refusedTo(Ids.next(), 404, OWN)).isEqualTo(OWN);
    }

    /** A partner's customer signs in nowhere: its account has no phone that could prove anything. */
    @Test
    void an_account_without_a_phone_of_its_own_cannot_change_its_login() {
        var needPhone = new TreeSet<>(OWN);
        needPhone.remove("stepUp");
        assertThat(refusedTo(customer, 409, needPhone)).isEqualTo(needPhone);
    }

    private static Set<String> refusedTo(UUID account, int status, Set<String> operations) {
        return new RefusalSweep()
                .as(Roles.APPLICANT, () -> by(account, Roles.APPLICANT))
                .refusesAll(status, null, Roles.APPLICANT, operations::contains);
    }

    @Test
    void a_change_that_breaks_a_rule_is_refused() {
        changes(by(PERSON, Roles.ADMINISTRATOR), Map.of("name", "李雷", "roles", List.of("administrator", "auditor")))
                .put("/api/v1/staff/" + Ids.next())
                .then()
                .statusCode(422);
        changes(byPartner(), Map.of("mobile", "138****5678"))
                .put("/api/v1/partners/" + partner + "/customers/" + customer + "/contact")
                .then()
                .statusCode(422);
        changes(byPartner(), Map.of("url", "ftp://hooks.cloudhost.cn/", "types", List.of("webhook.test")))
                .put("/api/v1/webhook-endpoints/" + hook)
                .then()
                .statusCode(422);
    }

    @Test
    void the_scopes_of_a_client_that_is_no_more_stay() {
        var path = "/api/v1/partners/" + partner + "/clients";
        var gone = path + "/"
                + created(
                        byPartner(),
                        path,
                        Map.of("name", "gone", "scopes", List.of("customers:read", "filings:read")),
                        "clientId");
        byPartner()
                .header("If-Match", "*")
                .header("Idempotency-Key", Fault.key())
                .post(gone + "/termination")
                .then()
                .statusCode(200);
        changes(byPartner(), Map.of("scopes", List.of("filings:read")))
                .put(gone + "/scopes")
                .then()
                .statusCode(409);
    }

    private static RequestSpecification changes(RequestSpecification caller, Object body) {
        return caller.header("If-Match", "*").contentType("application/json").body(body);
    }
}
