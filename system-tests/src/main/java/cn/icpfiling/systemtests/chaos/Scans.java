package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.LocalDatabase;
import cn.icpfiling.systemtests.Partner;
import cn.icpfiling.systemtests.PublishedNetworks;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.Staff;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * {@code ./icp chaos scans}: inspection-service is killed with -9 while it scans, at random moments, and started again;
 * with replicas, one after the other.
 * Each scan must end like the one before it, and the first like one that was not disturbed: no domain is left out, counted
 * twice or judged otherwise, and each of this run has the verdict that it had then, since then.
 */
public final class Scans {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String SERVICE = "inspection-service";
    private static final String PATH = "/api/v1/scans";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LONGEST_MILLIS = 4000;
    private static final int AT_ONCE = 4;

    /**
     * First labels that the sandbox's name servers know: answers here and in Hong Kong, none, late ones and silence, which
     * makes a shard last.
     */
    private static final List<String> LABELS = List.of(
            "dns-ok-", "dns-nxdomain-", "dns-noaddress-", "dns-slow-", "dns-silent-", "dns-servfail-", "dns-hongkong-");

    /** Where those labels lead: without networks of its provider a site is not looked at. */
    private static final List<PublishedNetworks.Network> NETWORKS = List.of(
            new PublishedNetworks.Network("203.0.113.0/24", "33"),
            new PublishedNetworks.Network("198.51.100.0/24", "81"));

    record Plan(long seed, int sites, int scans, Path history) {}

    private final Stack stack;
    private final Plan plan;
    private final Consumer<String> tell;
    private final Staff staff;
    private final Set<String> domains = new TreeSet<>();

    private Scans(Stack stack, Plan plan, Consumer<String> tell) {
        this.stack = stack;
        this.plan = plan;
        this.tell = tell;
        this.staff = new Staff(stack);
    }

    public static void main(String[] args) {
        var seed = Chaos.number("ICP_CHAOS_SEED", new Random().nextInt(1_000_000));
        var plan = new Plan(
                seed,
                (int) Chaos.number("ICP_CHAOS_SITES", 28),
                (int) Chaos.number("ICP_CHAOS_SCANS", 10),
                Path.of(System.getenv().getOrDefault("ICP_CHAOS_HISTORY", "scans-" + seed + ".ndjson")));
        OUT.println("ICP_CHAOS_SEED=%d: %d sites, %d scans".formatted(seed, plan.sites(), plan.scans()));
        var violations = new Scans(Stack.fromEnvironment(), plan, told -> OUT.println("  " + told)).happen();
        violations.forEach(violation -> OUT.println("VIOLATION " + violation));
        OUT.println(
                violations.isEmpty()
                        ? "0 violations; each falsification is noticed"
                        : "It does not hold; again: ICP_CHAOS_SEED=%d".formatted(seed));
        System.exit(violations.isEmpty() ? 0 : 1);
    }

    private List<String> happen() {
        var partner = Partner.letIn(stack);
        try (var history = new History(plan.history());
                var networks = PublishedNetworks.takenOver(partner, NETWORKS)) {
            var chance = new Random(plan.seed());
            var victims = Nemesis.replicasOf(SERVICE);
            var nemesis = new Nemesis(stack, chance, history, tell, new CountDownLatch(1));
            file(partner);
            // The first start takes the small shards of the command's environment.
            victims.forEach(nemesis::kills);
            endsOthers();
            var undisturbed = ended(starts());
            tell.accept("undisturbed: " + undisturbed.told());
            var violations = new ArrayList<>(undisturbed.violations(undisturbed));
            violations.addAll(undisturbed.overlooked());
            violations.addAll(undisturbed.proofless(plan.sites()));
            var hits = 0;
            var base = undisturbed;
            for (var number = 0; number < plan.scans(); number++) {
                var scan = starts();
                var victim = victims.get(number % victims.size());
                var seen = nemesis.kills(
                        victim,
                        Duration.ofMillis(chance.nextInt(LONGEST_MILLIS)),
                        () -> seen(scan).text("/state"));
                hits += seen.equals("FINISHED") ? 0 : 1;
                var disturbed = ended(scan);
                var wrong = disturbed.violations(base);
                // What one scan has changed is told once.
                base = disturbed;
                tell.accept("scan %d was %s at the kill: %s".formatted(number + 1, seen, disturbed.told()));
                wrong.forEach(violation -> violations.add(scan + ": " + violation));
            }
            if (hits == 0) {
                violations.add("no kill fell into a scan: nothing is proven");
            }
            tell.accept("%d of %d kills fell into a scan".formatted(hits, plan.scans()));
            return violations;
        }
    }

    /** Files the sites for customers of a partner, and waits until the scan knows them. */
    private void file(Partner partner) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            IntStream.range(0, plan.sites())
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> file(partner, number), threads))
                    .toList()
                    .forEach(filed -> domains.add(filed.join()));
        }
        tell.accept(plan.sites() + " sites are filed");
    }

    /** Returns the domain of the site. */
    private String file(Partner partner, int number) {
        var applicant = Applicant.fresh(LABELS.get(number % LABELS.size()), ".com");
        FirstFiling.of(applicant, stack, told -> {})
                .buysTheDomain()
                .as(partner.actsFor(partner.opens("scanned-" + number)))
                .opensADraft()
                .entersSubjectAndService()
                .fromThePapersToTheGrant();
        return applicant.domain();
    }

    private Caller inspector() {
        return staff.caller("inspector");
    }

    private void endsOthers() {
        for (var scan : inspector().get(PATH + "?limit=1").expect(200).at("/items")) {
            if (!List.of("FINISHED", "CANCELLED").contains(scan.path("state").asText())) {
                inspector()
                        .post(PATH + "/" + scan.path("scanId").asText() + "/cancel")
                        .expect(200);
            }
        }
    }

    private String starts() {
        return PATH + "/" + inspector().post(PATH).expect(202).text("/scanId");
    }

    /** Also waits while the gateway finds no service behind it. */
    private Answer seen(String scan) {
        var answers = new ArrayList<Answer>(1);
        Awaitility.await(SERVICE + " answers").atMost(PATIENCE).until(() -> {
            var answer = inspector().get(scan);
            answers.clear();
            answers.add(answer);
            return answer.status() == 200;
        });
        return answers.getFirst();
    }

    private Scanned ended(String scan) {
        try {
            Awaitility.await("the end of " + scan)
                    .atMost(PATIENCE)
                    .until(() -> seen(scan).text("/state").equals("FINISHED"));
        } catch (ConditionTimeoutException stuck) {
            throw new Differs(
                    "The scan %s did not end: %s".formatted(scan, seen(scan).body()));
        }
        return Scanned.of(seen(scan).body(), new LocalDatabase(stack, "icp_inspection").run(Scanned.STATES), domains);
    }
}
