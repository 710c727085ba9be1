package cn.icpfiling.systemtests.legacy;

import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Stack;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The old platform of the sandbox. Each set of filings is a new one, which no other test meets. */
public final class OldPlatform {

    private static final RandomGenerator CHANCE = new SecureRandom();
    private static final int ROWS = 1_000_000;
    /** Among so many filings is each kind. */
    private static final int EACH_KIND = 97;

    private static final int MOST_SETS = 50;

    private static final Map<Stack, OldPlatform> LOADED = new ConcurrentHashMap<>();

    private final Caller sandbox;
    private final String query;
    private final JsonNode plan;
    private final boolean isLoaded;
    private final List<OldHolder> known = new ArrayList<>();
    private final Map<String, Queue<OldHolder>> holders = new ConcurrentHashMap<>();

    /** The kinds of files, in the order of a load. */
    public enum Table {
        ACCOUNTS,
        SUBJECTS,
        SITES,
        DOMAINS,
        ORDERS,
        PAPERS;

        String file(String ending) {
            return name().toLowerCase(Locale.ROOT) + "." + ending;
        }
    }

    private OldPlatform(Caller sandbox, String query) {
        this.sandbox = sandbox;
        this.query = query;
        var answer = sandbox.get("/old-platform/filings" + query).expect(200);
        this.plan = answer.at("/plan");
        this.isLoaded = answer.at("/loaded").asBoolean();
        answer.at("/items").forEach(item -> known.add(new OldHolder(item)));
        known.forEach(OldHolder::isKnown);
        known.forEach(one -> holders.computeIfAbsent(one.kind(), _ -> new ConcurrentLinkedQueue<>())
                .add(one));
    }

    /** The filings for demonstrations. */
    public static OldPlatform demo(Stack stack) {
        return new OldPlatform(Caller.sandbox(stack), "");
    }

    /** The one filing or login that follows from the name of a domain. The sandbox loads it now if it can. */
    public static OldPlatform ofName(Stack stack, String domain) {
        return new OldPlatform(Caller.sandbox(stack), "?domain=" + URLEncoder.encode(domain, StandardCharsets.UTF_8));
    }

    /** A new set of filings, which is not loaded yet. */
    public static OldPlatform fresh(Stack stack, int filings, boolean faults) {
        return new OldPlatform(
                Caller.sandbox(stack),
                "?first=%d&filings=%d&faults=%s".formatted(CHANCE.nextInt(ROWS - filings), filings, faults));
    }

    /** A set that is loaded once for all tests; each takes holders of its own from it. */
    public static OldPlatform loaded(Stack stack) {
        return LOADED.computeIfAbsent(stack, _ -> {
            var platform = fresh(stack, EACH_KIND, false);
            new LegacyLoads(stack).loaded(platform, "csv");
            return platform;
        });
    }

    /** A loaded set of its own that has such a holder: chance leaves some sets without one. */
    public static OldPlatform loadedWith(Stack stack, String kind, Predicate<OldHolder> wanted) {
        var platform = Stream.generate(() -> fresh(stack, EACH_KIND, false))
                .limit(MOST_SETS)
                .filter(set -> set.holders.getOrDefault(kind, new ConcurrentLinkedQueue<>()).stream()
                        .anyMatch(wanted))
                .findFirst()
                .orElseThrow(() -> new Differs("No set of " + MOST_SETS + " has such a filing of the kind " + kind));
        new LegacyLoads(stack).loaded(platform, "csv");
        return platform;
    }

    /** Returns a holder that no other test has. */
    public OldHolder takes(String kind) {
        return takes(kind, _ -> true);
    }

    public OldHolder takes(String kind, Predicate<OldHolder> wanted) {
        var left = holders.getOrDefault(kind, new ConcurrentLinkedQueue<>());
        return left.stream()
                .filter(wanted)
                .filter(left::remove)
                .findFirst()
                .orElseThrow(() -> new Differs("There is no further " + kind + " in the set"));
    }

    /** Returns the first holder whose domain or login begins so. Other tests may have it, too. */
    public OldHolder named(String start) {
        return allNamed(start).getFirst();
    }

    /** Returns all of them, in the order of their numbers. */
    public List<OldHolder> allNamed(String start) {
        var found = known.stream()
                .filter(one -> one.domain().startsWith(start) || one.login().startsWith(start))
                .toList();
        if (found.isEmpty()) {
            throw new Differs("There is no filing or login " + start + " in the set");
        }
        return found;
    }

    /** Whether the sandbox has loaded it; only a filing that follows from a name. */
    public boolean isLoaded() {
        return isLoaded;
    }

    /** What a load of the set must report. */
    public JsonNode plan() {
        return plan;
    }

    /** Enters the set in the authority's register, which has had it for years. */
    public void isKnownToTheAuthority() {
        sandbox.post("/old-platform/registrations" + query).expect(200);
    }

    /** @param ending csv, gbk.csv or ndjson */
    public Map<Table, byte[]> exports(String ending) {
        var files = new EnumMap<Table, byte[]>(Table.class);
        for (var table : List.of(Table.values())) {
            files.put(
                    table,
                    sandbox.accepting("*/*")
                            .get("/old-platform/exports/" + table.file(ending) + query)
                            .expect(200)
                            .bytes());
        }
        return files;
    }
}
