package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.FrozenGroup;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.LookEvidence;
import cn.icpfiling.inspection.core.scans.ScanTotals;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.dns.ScanEngine;
import cn.icpfiling.inspection.dns.ScanReport;
import cn.icpfiling.inspection.dns.ScanTarget;
import cn.icpfiling.inspection.dns.ScanTarget.Before;
import cn.icpfiling.inspection.dns.verdict.HereTest;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One run over a number of sites, in up to four passes of the engine. Sites of a provider without networks are not asked
 * for: their health is unknown, because every address would seem to be elsewhere. So is that of a site whose addresses are
 * not elsewhere for certain and one of which is of a family in which its provider has no network.
 *
 * <ol>
 *   <li>all domains. An address that is here lets the engine believe one server;
 *   <li>domains with addresses here and elsewhere again, so that two servers confirm the addresses;
 *   <li>if the policy says that one sub-domain suffices, all sub-domains of the setting at once, for those that are not here;
 *   <li>if a second vantage point is configured, those that are still not here through its resolvers.
 * </ol>
 *
 * <p>The calling thread does the work. Memory holds the sites and the looks that are news or unhealthy.
 */
final class LookRun {
    /** The verdict of a site of which a sub-domain alone is healthy. */
    private static final String SUBDOMAIN = "SUBDOMAIN";

    private final ScanEngines engines;
    private final Supplier<ScanEngine> engine;
    private final ScanTerms.Terms terms;
    private final EvidenceOf evidence;
    private final Clock clock;
    private final boolean judgesGroups;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final Map<String, Long> verdicts = new TreeMap<>();
    private final Map<String, Long> health = new TreeMap<>();
    private final List<LookedSite> looks = new ArrayList<>();
    private long frozen;
    private volatile boolean cancelled;
    private volatile ScanEngine running;

    private LookRun(
            ScanEngines engines,
            Supplier<ScanEngine> engine,
            ScanTerms.Terms terms,
            Clock clock,
            boolean judgesGroups) {
        this.engines = engines;
        this.engine = engine;
        this.terms = terms;
        this.evidence = new EvidenceOf(terms);
        this.clock = clock;
        this.judgesGroups = judgesGroups;
    }

    static LookRun ofShard(ScanEngines engines, ScanTerms.Terms terms, Clock clock) {
        return new LookRun(engines, engines::ofShard, terms, clock, true);
    }

    /** Single domains at the request of their holders tell nothing about groups of name servers. */
    static LookRun ofRescans(ScanEngines engines, ScanTerms.Terms terms, Clock clock) {
        return new LookRun(engines, engines::ofRescans, terms, clock, false);
    }

    /** The same for checks that are repeated, which share no engine with rescans. */
    static LookRun ofRepeats(ScanEngines engines, ScanTerms.Terms terms, Clock clock) {
        return new LookRun(engines, engines::ofRepeats, terms, clock, false);
    }

    /**
     * What the run found.
     *
     * @param complete false if the run was cancelled; then nothing of it counts
     * @param looks that may have to be stored
     * @param groups of name servers that turned bad at once
     */
    record Result(boolean complete, List<LookedSite> looks, ScanTotals totals, List<FrozenGroup> groups) {}

    /** @param longest the run ends then; domains without an answer are unknown */
    Result run(List<ScannedSite> sites, Duration longest) {
        var deadline = System.nanoTime() + longest.toNanos();
        var mixed = new LinkedHashMap<ScannedSite, Verdict>();
        var notHere = new LinkedHashMap<ScannedSite, Verdict>();
        var groups = firstPass(withNetworks(sites), deadline, mixed, notHere);
        confirm(mixed, notHere, deadline);
        if (terms.rule().policy().oneSubdomainSuffices()) {
            askSubdomains(notHere, deadline);
        }
        var vantages = askVantage(notHere, deadline);
        notHere.forEach((site, verdict) ->
                settle(site, verdict, Health.NOT_HERE, verdict.kind().name(), vantages.get(site)));
        return new Result(!cancelled, List.copyOf(looks), new ScanTotals(verdicts, health, frozen, 0, 0, 0), groups);
    }

    /** Ends the run soon; any thread may call this. */
    void cancel() {
        cancelled = true;
        var now = running;
        if (now != null) {
            now.cancel();
        }
    }

    /** Sites that the first pass has looked at so far; any thread may ask. */
    long seen() {
        return seen.get();
    }

    /** Domains that got a verdict so far, counted once for each pass: a run that confirms goes on. Any thread may ask. */
    long answered() {
        return answered.get();
    }

    private List<ScannedSite> withNetworks(List<ScannedSite> sites) {
        var judged = new ArrayList<ScannedSite>(sites.size());
        for (var site : sites) {
            if (terms.networks().hasNetworksOf(site.provider())) {
                judged.add(site);
            } else {
                seen.incrementAndGet();
                answered.incrementAndGet();
                leave(site, SiteLook.unknown(SiteLook.NO_NETWORKS));
            }
        }
        return judged;
    }

    /** Stores a look that learnt nothing, if that is news. */
    private void leave(ScannedSite site, SiteLook look) {
        count(look.verdict(), Health.UNKNOWN);
        if (site.isNewsOf(look)) {
            keep(site, look, LookEvidence.none());
        }
    }

    private List<FrozenGroup> firstPass(
            List<ScannedSite> sites,
            long deadline,
            Map<ScannedSite, Verdict> mixed,
            Map<ScannedSite, Verdict> notHere) {
        var report = pass(engine.get(), asked(sites, this::target), deadline, (site, said) -> {
            seen.incrementAndGet();
            var verdict = terms.isAwayForGood(said.group()) ? live(said) : said;
            if (verdict.frozen()) {
                frozen++;
                count(verdict.kind().name(), Health.UNKNOWN);
                return;
            }
            var found = evidence.health(verdict, site);
            if (found != Health.NOT_HERE) {
                settle(site, verdict, found, EvidenceOf.code(verdict, found), null);
            } else {
                (verdict.here() ? mixed : notHere).put(site, verdict);
            }
        });
        return report.frozen().stream()
                .filter(group -> !terms.isAwayForGood(group.group()))
                .map(group -> new FrozenGroup(group.group(), group.domains(), group.bad()))
                .toList();
    }

    private static Verdict live(Verdict verdict) {
        return new Verdict(
                verdict.domain(),
                verdict.kind(),
                verdict.here(),
                false,
                verdict.addresses(),
                verdict.group(),
                verdict.a(),
                verdict.aaaa());
    }

    private ScanTarget target(List<ScannedSite> sites) {
        return new ScanTarget(sites.getFirst().domain(), before(sites), anyHere(sites));
    }

    private HereTest anyHere(List<ScannedSite> sites) {
        var first = sites.getFirst();
        return sites.size() == 1
                ? address -> evidence.isHere(address, first)
                : address -> sites.stream().anyMatch(site -> evidence.isHere(address, site));
    }

    /** An address elsewhere that one server names and another one does not is a contradiction. */
    private HereTest allHere(List<ScannedSite> sites) {
        return HereTest.ofEach(address -> sites.stream().allMatch(site -> evidence.isHere(address, site)));
    }

    /** An unhealthy run that goes on is no news about the group of name servers. */
    private Before before(List<ScannedSite> sites) {
        var state = sites.getFirst().state();
        if (!judgesGroups || state != null && state.isInRun()) {
            return Before.NOT_HERE;
        }
        return state != null && state.look().health() == Health.HERE ? Before.HERE : Before.UNKNOWN;
    }

    /** An answer is good in this pass if all its addresses are here; any other one is bad news that a second server has to confirm. */
    private void confirm(Map<ScannedSite, Verdict> mixed, Map<ScannedSite, Verdict> notHere, long deadline) {
        again(mixed, this::allHere, engine, deadline, (site, verdict) -> {
            var found = evidence.health(verdict, site);
            var open = evidence.leftOpen(mixed.get(site), verdict, site);
            if (found == Health.NOT_HERE) {
                notHere.put(site, verdict);
            } else if (found == Health.HERE && open.isPresent()) {
                settle(site, verdict, Health.UNKNOWN, open.get().name(), null);
            } else {
                settle(site, verdict, found, EvidenceOf.code(verdict, found), null);
            }
        });
    }

    /** What the sub-domains of a site have said. Of many verdicts two are kept: those of a shard would fill the memory. */
    private static final class Subdomains {
        private Verdict healthy;
        private Verdict unsure;
        private int answered;
    }

    /**
     * A sub-domain that does not answer leaves the site unknown, unless another one is healthy. One pass for all of them: a rescan has no time
     * for a pass each.
     */
    private void askSubdomains(Map<ScannedSite, Verdict> notHere, long deadline) {
        if (notHere.isEmpty()) {
            return;
        }
        var labels = engines.subdomains();
        var questions = labels.stream()
                .flatMap(label -> asked(notHere.keySet(), same -> again(label + '.', same, this::anyHere)).stream())
                .toList();
        var bySite = new LinkedHashMap<ScannedSite, Subdomains>();
        notHere.keySet().forEach(site -> bySite.put(site, new Subdomains()));
        ask(engine.get(), questions, deadline, (site, verdict) -> note(bySite.get(site), site, verdict));
        bySite.forEach((site, said) -> {
            if (said.healthy != null) {
                settle(site, said.healthy, Health.HERE, SUBDOMAIN, null);
            } else if (said.unsure != null) {
                settle(site, said.unsure, Health.UNKNOWN, SUBDOMAIN, null);
            } else if (said.answered < labels.size()) {
                abandon(site);
            } else {
                return;
            }
            notHere.remove(site);
        });
    }

    private void note(Subdomains said, ScannedSite site, Verdict verdict) {
        said.answered++;
        var found = evidence.health(verdict, site);
        if (found == Health.HERE) {
            said.healthy = first(said.healthy, verdict);
        } else if (found == Health.UNKNOWN || verdict.here()) {
            said.unsure = first(said.unsure, verdict);
        }
    }

    /** The order of the names decides, and not the order of the answers, which is another one in each run. */
    private static Verdict first(Verdict one, Verdict other) {
        return one == null || other.domain().compareTo(one.domain()) < 0 ? other : one;
    }

    private Map<ScannedSite, String> askVantage(Map<ScannedSite, Verdict> notHere, long deadline) {
        var vantages = new HashMap<ScannedSite, String>();
        if (notHere.isEmpty() || engines.ofVantage().isEmpty()) {
            return vantages;
        }
        var asked = new LinkedHashMap<>(notHere);
        notHere.clear();
        again(asked, this::anyHere, () -> engines.ofVantage().orElseThrow(), deadline, (site, verdict) -> {
            var code = verdict.kind().name();
            if (evidence.health(verdict, site) == Health.NOT_HERE && !verdict.here()) {
                vantages.put(site, code);
                notHere.put(site, asked.get(site));
            } else {
                settle(site, asked.get(site), Health.UNKNOWN, SiteLook.VANTAGES_DISAGREE, code);
            }
        });
        return vantages;
    }

    private void again(
            Map<ScannedSite, Verdict> sites,
            Function<List<ScannedSite>, HereTest> here,
            Supplier<ScanEngine> by,
            long deadline,
            BiConsumer<ScannedSite, Verdict> then) {
        if (!sites.isEmpty()) {
            pass(by.get(), asked(sites.keySet(), same -> again("", same, here)), deadline, then);
        }
    }

    private static ScanTarget again(String prefix, List<ScannedSite> same, Function<List<ScannedSite>, HereTest> here) {
        return new ScanTarget(prefix + same.getFirst().domain(), Before.NOT_HERE, here.apply(same));
    }

    /** A question about a domain, for all sites that have it. */
    private record Asked(ScanTarget target, List<ScannedSite> sites) {}

    private static List<Asked> asked(Collection<ScannedSite> sites, Function<List<ScannedSite>, ScanTarget> target) {
        var byDomain = LinkedHashMap.<String, List<ScannedSite>>newLinkedHashMap(sites.size());
        sites.forEach(site ->
                byDomain.computeIfAbsent(site.domain(), _ -> new ArrayList<>(1)).add(site));
        return byDomain.values().stream()
                .map(same -> new Asked(target.apply(same), same))
                .toList();
    }

    /** Gives each site one verdict, or ABANDONED if there is none before the deadline. */
    private ScanReport pass(
            ScanEngine by, List<Asked> questions, long deadline, BiConsumer<ScannedSite, Verdict> then) {
        var open = new LinkedHashSet<ScannedSite>();
        questions.forEach(question -> open.addAll(question.sites()));
        var report = ask(by, questions, deadline, (site, verdict) -> {
            open.remove(site);
            then.accept(site, verdict);
        });
        open.forEach(this::abandon);
        return report;
    }

    private ScanReport ask(ScanEngine by, List<Asked> questions, long deadline, BiConsumer<ScannedSite, Verdict> then) {
        var targets = new ArrayList<ScanTarget>(questions.size());
        var byTarget = HashMap.<String, List<ScannedSite>>newHashMap(questions.size());
        questions.forEach(question -> {
            targets.add(question.target());
            byTarget.put(question.target().domain(), question.sites());
        });
        // The order has to spread the load and is no secret.
        Collections.shuffle(targets, new SplittableRandom(engines.random().nextLong()));
        running = by;
        if (cancelled) {
            by.cancel();
        }
        var left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        var report = by.run(
                targets.iterator(),
                verdict -> {
                    answered.incrementAndGet();
                    byTarget.get(verdict.domain()).forEach(site -> then.accept(site, verdict));
                },
                left);
        running = null;
        return report;
    }

    private void abandon(ScannedSite site) {
        var look = SiteLook.unknown(SiteLook.ABANDONED);
        count(look.verdict(), Health.UNKNOWN);
        keep(site, look, LookEvidence.none());
    }

    private void settle(ScannedSite site, Verdict verdict, Health found, String code, String vantage) {
        var look = evidence.look(verdict, site, found, code);
        count(code, found);
        // The own probe asks the addresses of the newest look, and a site may move from one of our servers to another.
        var mayBeProbed = !judgesGroups && found == Health.HERE;
        if (mayBeProbed
                || site.isNewsOf(look)
                || found == Health.NOT_HERE && !site.state().found()) {
            keep(site, look, evidence.evidence(verdict, site, vantage));
        }
    }

    private void keep(ScannedSite site, SiteLook look, LookEvidence seenBy) {
        looks.add(new LookedSite(site, look, seenBy, clock.instant()));
    }

    private void count(String code, Health found) {
        verdicts.merge(code, 1L, Long::sum);
        health.merge(found.name(), 1L, Long::sum);
    }
}
