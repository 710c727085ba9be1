package cn.icpfiling.systemtests.access;

import static org.awaitility.Awaitility.await;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Members;
import cn.icpfiling.systemtests.Partner;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.legacy.OldPlatform;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the people of the matrix own beside their orders: one of each collection that a path can name. */
final class Belongings {

    private Belongings() {}

    /** Of two who have filed: subject, service, domain, and a transfer of the whole filing that they have begun. */
    static List<Things> ofHolders(Map<String, FirstFiling> holders, Map<String, String> findings) {
        return List.of(
                new Things("/api/v1/findings", findings, Set.of("inspector", "support")),
                new Things("/api/v1/finding-papers", findings, Set.of("inspector")),
                new Things(
                        "/api/v1/subjects",
                        each(holders, holder -> first(holder.caller(), "subjects", "subjectId")),
                        Set.of("reviewer", "support", "inspector")),
                new Things(
                        "/api/v1/services",
                        each(holders, holder -> first(holder.caller(), "services", "serviceId")),
                        Set.of("reviewer", "support", "inspector")),
                new Things(
                        "/api/v1/filed-domains",
                        each(holders, Belongings::knownDomain),
                        Set.of("reviewer", "support", "inspector", "administrator")),
                new Things(
                        "/api/v1/filing-transfers",
                        each(
                                holders,
                                holder -> holder.caller()
                                        .post("/api/v1/filing-transfers")
                                        .expect(201)
                                        .text("/transferId")),
                        Set.of()));
    }

    /**
     * Of two people: a case of the support with its papers, and each has invited the other into the own account.
     *
     * @param phones by name
     * @param cases of offline transfers by name
     */
    static List<Things> ofPeople(
            Stack stack, Map<String, FirstFiling> people, Map<String, String> phones, Map<String, String> cases) {
        var invitations = people.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        host -> invites(
                                stack,
                                host.getValue(),
                                phones.entrySet().stream()
                                        .filter(other -> !other.getKey().equals(host.getKey()))
                                        .findFirst()
                                        .orElseThrow()
                                        .getValue())));
        var accepted = people.keySet().stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> invitations.entrySet().stream()
                                .filter(host -> !host.getKey().equals(name))
                                .findFirst()
                                .orElseThrow()
                                .getValue()));
        return List.of(
                new Things("/api/v1/own-cases", cases, Set.of()),
                new Things("/api/v1/transfer-cases", cases, Set.of()),
                new Things("/api/v1/case-papers", cases, Set.of("support")),
                new Things("/api/v1/accounts/me/members", invitations, Set.of()),
                new Things("/api/v1/memberships", accepted, Set.of()));
    }

    /** @param callers of all who may have an endpoint for webhooks */
    static List<Things> ofReceivers(Stack stack, Map<String, Caller> callers) {
        var url = "http://" + knownHost(stack) + ":"
                + Optional.ofNullable(System.getenv("ICP_HOOK_PORT")).orElse("8064") + "/hook";
        var endpoints = new HashMap<String, String>();
        var deliveries = new HashMap<String, String>();
        callers.forEach((name, caller) -> {
            var wanted = Forms.node().put("url", url);
            // none of an event that this test causes: nothing listens there
            wanted.putArray("types").add("inspection.finding.overdue");
            var endpoint =
                    caller.post("/api/v1/webhook-endpoints", wanted).expect(201).text("/endpointId");
            endpoints.put(name, endpoint);
            deliveries.put(
                    name,
                    caller.post(
                                    "/api/v1/webhook-endpoints/" + endpoint + "/test-events",
                                    Forms.node().put("note", "test"))
                            .expect(202)
                            .text("/deliveryId"));
        });
        return List.of(
                new Things("/api/v1/webhook-endpoints", endpoints, Set.of()),
                new Things("/api/v1/webhook-deliveries", deliveries, Set.of()));
    }

    /** An import that waits for its confirmation; an account with an order could not begin it. */
    static String beganImport(Stack stack, Caller person) {
        return person.post(
                        "/api/v1/legacy-imports",
                        OldPlatform.loaded(stack).takes("IMPORT").loginForm())
                .expect(201)
                .text("/id");
    }

    /** A domain with an address to which webhooks may go. */
    private static String knownHost(Stack stack) {
        var who = Applicant.fresh();
        var sandbox = Caller.sandbox(stack);
        sandbox.post("/registry/domains", Forms.purchase(who)).expect(201);
        var addresses = Forms.node();
        addresses.putArray("addresses").add("127.0.10.1");
        sandbox.put("/registry/domains/" + who.domain() + "/dns", addresses).expect(200);
        return who.domain();
    }

    /** An order that waits for the person for whom the partner prepared it. */
    static String prefilledOrder(Partner partner) {
        var who = Applicant.fresh();
        var service = Forms.service(who, "");
        service.remove("serviceNumber");
        var request = Forms.node();
        request.set("typeCheck", Forms.typeQuestion(who));
        request.set("subject", Forms.subject(who));
        request.set("service", service);
        request.set("holder", Forms.node().put("phone", Applicant.freshPhone()).put("language", "ZH"));
        return partner.caller()
                .post("/api/v1/prefilled-orders", request)
                .expect(201)
                .text("/prefilledOrderId");
    }

    /** For a filing of which nothing is said, by an account that has no open order yet. */
    static String transferCase(Caller person) {
        var who = Applicant.fresh();
        return person.post(
                        "/api/v1/transfer-cases",
                        Forms.node()
                                .put("filing", who.domain())
                                .put("holderKind", "PERSON")
                                .put("name", who.head().name()))
                .expect(201)
                .text("/caseId");
    }

    /** For a domain that another company has filed elsewhere. */
    static String offlineCase(FirstFiling filing) {
        var wanted = Applicant.fresh("filed-elsewhere-", ".cn")
                .withCreditCode(filing.who().creditCode());
        var check = filing.caller()
                .post("/api/v1/filing-type-checks", Forms.typeQuestion(wanted))
                .expect(201);
        return filing.caller()
                .post("/api/v1/offline-deregistrations", Forms.node().put("typeCheckId", check.text("/typeCheckId")))
                .expect(201)
                .text("/caseId");
    }

    /** What the registry said of the applicant's domain. */
    static String evidence(FirstFiling filing) {
        return checked(filing).text("/evidence/0/id");
    }

    static Answer checked(FirstFiling filing) {
        var who = filing.who();
        return filing.caller()
                .post(
                        "/api/v1/domain-verifications",
                        Forms.node()
                                .put("domain", who.domain())
                                .put("holderName", who.company())
                                .put("certificateType", Forms.BUSINESS_LICENCE)
                                .put("certificateNumber", who.creditCode()))
                .expect(201);
    }

    private static String invites(Stack stack, FirstFiling host, String phone) {
        var grant = Forms.node();
        grant.putArray("rights").add("VIEW");
        return Members.of(stack, host.caller())
                .invites(phone, grant)
                .expect(201)
                .text("/memberId");
    }

    /** Verification-service hears of a grant by event. */
    private static String knownDomain(FirstFiling holder) {
        var verification = "/api/v1/filed-domains/" + holder.who().domain() + "/verification";
        await().atMost(Duration.ofSeconds(60))
                .until(() -> holder.caller().get(verification).status() == 200);
        return holder.who().domain();
    }

    private static String first(Caller caller, String collection, String id) {
        return caller.get("/api/v1/" + collection).expect(200).text("/items/0/" + id);
    }

    private static Map<String, String> each(Map<String, FirstFiling> filings, Function<FirstFiling, String> what) {
        return filings.entrySet().parallelStream()
                .collect(Collectors.toMap(Map.Entry::getKey, filing -> what.apply(filing.getValue())));
    }
}
