package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.legacy.LegacyLoads;
import cn.icpfiling.systemtests.legacy.OldHolder;
import cn.icpfiling.systemtests.legacy.OldPlatform;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The domains and logins that begin with legacy- do through the gateway what the sandbox's page of magic values says. */
@Tag("long")
class LegacyMagicTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A load waits for those of other tests: a look may end before it. */
    private static final Duration PATIENCE_WITH_OTHER_LOADS = Duration.ofMinutes(3);

    /** The types and refusals by the beginning of the label; a new one on the page fails the test until it stands here. */
    private static final Map<String, String> TYPES = Map.of(
            "legacy-claim-", "CLAIM",
            "legacy-person-", "CLAIM",
            "legacy-nologin-", "CLAIM",
            "legacy-elsewhere-", "ACCESS_FILING",
            "legacy-import-", "LEGACY_IMPORT",
            "legacy-private-", "LEGACY_IMPORT",
            "legacy-wangpu-", "LEGACY_IMPORT",
            "legacy-site-", "LEGACY_IMPORT");

    private static final Map<String, String> REFUSALS =
            Map.of("legacy-li2-", "LEGACY_LI_2", "legacy-li4-", "LEGACY_LI_4", "legacy-li6-", "LEGACY_LI_6");

    private static final String DIRECT = "legacy-direct-";
    /** The answer about a filing that an account has taken over, in this run of the class or an earlier one. */
    private static final String TAKEN = "OWNED_BY_ANOTHER_ACCOUNT";

    private static OldPlatform demo;

    @BeforeAll
    static void the_filings_for_demonstrations_are_loaded() {
        demo = OldPlatform.demo(STACK);
        demo.isKnownToTheAuthority();
        new LegacyLoads(STACK).loaded(demo, "csv");
    }

    @Test
    void each_domain_leads_where_the_page_says() {
        var told = new TreeMap<String, String>();
        for (var label : labels()) {
            if (TYPES.containsKey(label)) {
                told.put(label, typeOf(waiting(label)));
            }
        }

        assertThat(told).isEqualTo(new TreeMap<>(TYPES));
        assertThat(typeOf(demo.named(DIRECT))).isNotIn("CLAIM", "LEGACY_IMPORT", "UNDETERMINED");
    }

    @Test
    void each_login_without_a_filing_is_refused_by_its_message() {
        for (var refusal : REFUSALS.entrySet()) {
            Problems.assertRefused(
                    signedUp()
                            .post(
                                    "/api/v1/legacy-imports",
                                    demo.named(refusal.getKey()).loginForm()),
                    409,
                    refusal.getValue());
        }
    }

    @Test
    void the_page_names_every_label_and_no_other() {
        var known = new HashSet<>(TYPES.keySet());
        known.addAll(REFUSALS.keySet());
        known.add(DIRECT);

        assertThat(labels()).isEqualTo(known);
        assertThat(Caller.sandbox(STACK)
                        .accepting("text/html")
                        .get("/magic")
                        .expect(200)
                        .bytes())
                .asString()
                .contains(labels());
    }

    @Test
    void a_domain_is_claimed_as_far_as_its_papers() {
        var holder = signedUp();

        var claim = holder.post("/api/v1/legacy-claims", fresh("legacy-claim-").question())
                .expect(201);

        Awaitility.await("the claim waits for papers")
                .atMost(PATIENCE)
                .until(
                        () -> holder.get("/api/v1/legacy-claims/" + claim.text("/claimId"))
                                .expect(200),
                        shown -> shown.text("/state").equals("AWAITING_PAPERS"));
    }

    @Test
    void a_login_imports_its_filing_and_says_li_1_from_then_on() {
        var old = fresh("legacy-import-");
        var holder = signedUp();

        LegacyImportTest.imports(old, holder);

        assertThat(holder.get("/api/v1/subjects").expect(200).text("/items/0/subjectNumber"))
                .isEqualTo(old.subjectNumber());
        Problems.assertRefused(signedUp().post("/api/v1/legacy-imports", old.loginForm()), 409, "LEGACY_LI_1");
    }

    /** A filing is taken over once: returns the last one that still waits, or a new one. A demonstration begins with the first. */
    private static OldHolder waiting(String label) {
        return demo.allNamed(label).reversed().stream()
                .filter(old -> !typeOf(old).equals(TAKEN))
                .findFirst()
                .orElseGet(() -> fresh(label));
    }

    /** The filing of a name that no test has used before: names do not run out, and looking at one is enough. */
    private static OldHolder fresh(String label) {
        var name = label + UUID.randomUUID().toString().substring(0, 13) + ".cn";
        var old = Awaitility.await(name + " is loaded")
                .atMost(PATIENCE_WITH_OTHER_LOADS)
                .until(() -> OldPlatform.ofName(STACK, name), OldPlatform::isLoaded)
                .named(label);
        assertThat(old.domain()).isEqualTo(name);
        return old;
    }

    private static String typeOf(OldHolder old) {
        return signedUp()
                .post("/api/v1/filing-type-checks", old.question())
                .expect(201)
                .text("/type");
    }

    /** What the page of the sandbox names. */
    private static Set<String> labels() {
        var entries = Caller.sandbox(STACK).get("/magic").expect(200).at("/items");
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> entry.path("value").asText())
                .filter(value -> value.startsWith("legacy-") && !value.equals("legacy-"))
                .collect(Collectors.toSet());
    }

    private static Caller signedUp() {
        return new Accounts(STACK).signUp(Applicant.freshPhone()).caller();
    }
}
