package cn.icpfiling.systemtests.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads the exchanges that the tests of all modules recorded. Every refusal must be a problem of the catalogue, and the
 * published contract must name every status and every problem code for its operation. The planted faults must be found,
 * as proof that the checks work. Writes the matrix of operations and statuses to {@code target/conformance.md}. The
 * share of statuses that were seen, and the examples of the contract, must not fall below their floors, and nothing new
 * may be without an example.
 * {@code RecordedTraffic <root of the repository> <published contract> [more folders]}; exit 1 if there is a fault.
 */
public final class RecordedTraffic {
    private static final int FIRST_REFUSAL = 400;
    private static final int FIELDS = 5;
    private static final int FAULTS_TOLD = 20;
    private static final String NEVER_SEEN = " that no test ever saw";

    /** Its tests play the services, so what they answer there is not theirs. */
    private static final String GATEWAY = "gateway";

    private final Catalogue catalogue;
    private final Conformance conformance;
    private final Set<String> problemsSeen = new TreeSet<>();
    private final Set<String> entriesSeen = new TreeSet<>();
    private final TreeMap<String, Integer> faults = new TreeMap<>();
    private long exchanges;
    private long refusals;

    RecordedTraffic(Catalogue catalogue, Contract contract) {
        this.catalogue = catalogue;
        conformance = new Conformance(contract);
    }

    public static void main(String... args) throws IOException {
        var root = Path.of(args[0]);
        var folders = new ArrayList<>(foldersOf(root));
        Stream.of(args).skip(2).map(Path::of).filter(Files::isDirectory).forEach(folders::add);
        var catalogue = Catalogue.of(root);
        var contract = Contract.of(Path.of(args[1]));
        var traffic = new RecordedTraffic(catalogue, contract);
        var planted = new RecordedTraffic(catalogue, contract);
        for (var folder : folders) {
            traffic.readAll(folder, "seen-");
            planted.readAll(folder, "planted-");
        }
        var examples = new ExampleCounts(contract);
        // without the long tests it says little what no test saw
        var isWhole = System.getenv("ICP_LONG") != null;
        traffic.report().stream()
                .filter(line -> isWhole || !line.contains(NEVER_SEEN))
                .forEach(System.out::println);
        System.out.println(examples.told());
        Files.writeString(
                Files.createDirectories(root.resolve("target")).resolve("conformance.md"),
                traffic.matrix() + examples.missing());
        var toCome = ExamplesToCome.of(root);
        var floors = new ArrayList<>(Floors.of(root).faults(numbers(traffic.conformance, examples)));
        floors.addAll(toCome.faults(examples.without()));
        floors.forEach(fault -> System.out.println("✗ " + fault));
        if (planted.faults.isEmpty()) {
            System.out.println("The refusal that was planted was not found: nothing that is wrong would be.");
        }
        var isChecked = findsUnnamed(contract);
        if (!isChecked) {
            System.out.println("A status and a code that the contract does not name were not found.");
        }
        var isCounted = ExampleCounts.noticesOneLess(contract, toCome);
        if (!isCounted) {
            System.out.println("An example that was taken away was not missed.");
        }
        var holds = traffic.faults.isEmpty() && traffic.conformance.faults().isEmpty() && traffic.exchanges > 0;
        System.exit(holds && floors.isEmpty() && !planted.faults.isEmpty() && isChecked && isCounted ? 0 : 1);
    }

    private static Map<String, Double> numbers(Conformance conformance, ExampleCounts examples) {
        var numbers = new TreeMap<String, Double>();
        numbers.put(Floors.CONFORMANCE, conformance.share().percent());
        for (var what :
                List.of(ExampleCounts.REQUESTS, ExampleCounts.SUCCESSES, ExampleCounts.REFUSALS, ExampleCounts.CODES)) {
            numbers.put(what, (double) examples.shown(what));
        }
        return numbers;
    }

    /** The canary of the comparison: a status and a code that no contract names must be two faults. */
    static boolean findsUnnamed(Contract contract) {
        var planted = new Conformance(contract);
        contract.operations().stream()
                .filter(operation -> operation.codes().containsKey("404"))
                .findFirst()
                .ifPresent(operation -> {
                    planted.read(operation.method(), operation.path(), "418", List.of("NOT_FOUND"));
                    planted.read(operation.method(), operation.path(), "404", List.of("PLANTED"));
                });
        return planted.faults().size() == 2;
    }

    String matrix() {
        return conformance.matrix();
    }

    private static List<Path> foldersOf(Path root) throws IOException {
        try (var modules = Stream.concat(Files.list(root), Files.list(root.resolve("platform")))) {
            return modules.map(module -> module.resolve("target/traffic"))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    private void readAll(Path folder, String kind) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(one -> one.getFileName().toString().startsWith(kind))
                    .toList()) {
                try (var lines = Files.lines(file)) {
                    var byGateway = folder.endsWith(Path.of(GATEWAY, "target", "traffic"));
                    lines.forEach(line -> read(line, byGateway));
                }
            }
        }
    }

    /**
     * Fields: method, path template of the contract, status, codes, and those codes whose text has an unfilled
     * placeholder.
     */
    void read(String line) {
        read(line, false);
    }

    /** @param isPlayed whether a test plays the service behind the gateway, so that its successes are no operation's */
    private void read(String line, boolean isPlayed) {
        exchanges++;
        var fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            fault("a line that is no record");
            return;
        }
        var status = Integer.parseInt(fields[2]);
        var codes = fields[3].isEmpty() ? List.<String>of() : List.of(fields[3].split(","));
        var isSuccess = status >= 200 && status < FIRST_REFUSAL;
        if (!isSuccess || !isPlayed || !fields[1].matches("/(api|oauth2|\\.well-known)/.*")) {
            conformance.read(fields[0], fields[1], fields[2], codes);
        }
        if (isSuccess) {
            return;
        }
        refusals++;
        var exchange = fields[0] + " " + fields[1] + " " + status;
        if (!fields[0].equals("HEAD")) {
            refusal(exchange, codes);
        }
        for (var code : fields[4].isEmpty() ? List.<String>of() : List.of(fields[4].split(","))) {
            fault(exchange + ": a sentence of " + code + " has a place that nothing was put into");
        }
    }

    private void refusal(String exchange, List<String> codes) {
        if (codes.isEmpty()) {
            fault(exchange + " is no problem detail");
            return;
        }
        problemsSeen.add(codes.getFirst());
        entriesSeen.addAll(codes.subList(1, codes.size()));
        if (!catalogue.problems().contains(codes.getFirst())) {
            fault(exchange + ": " + codes.getFirst() + " is no problem of the catalogue");
        }
        for (var entry : codes.subList(1, codes.size())) {
            if (!catalogue.entries().contains(entry) && !catalogue.problems().contains(entry)) {
                fault(exchange + ": " + entry + " is no entry of the catalogue");
            }
        }
    }

    private void fault(String says) {
        faults.merge(says, 1, Integer::sum);
    }

    List<String> report() {
        var lines = new ArrayList<String>();
        lines.add(
                "Traffic: %d exchanges, %d refusals; %d of %d problem codes and %d of %d entry codes were seen; %d are none of the catalogue."
                        .formatted(
                                exchanges,
                                refusals,
                                seen(catalogue.problems(), problemsSeen),
                                catalogue.problems().size(),
                                seen(catalogue.entries(), entriesSeen),
                                catalogue.entries().size(),
                                faults.size()));
        var never = new TreeSet<>(catalogue.problems());
        never.removeAll(problemsSeen);
        never.removeAll(entriesSeen);
        if (!never.isEmpty()) {
            lines.add("Problems" + NEVER_SEEN + ": " + String.join(", ", never));
        }
        var silent = new TreeSet<>(catalogue.entries());
        silent.removeAll(entriesSeen);
        if (!silent.isEmpty()) {
            lines.add("Entries" + NEVER_SEEN + ": " + String.join(", ", silent));
        }
        lines.add(conformance.told());
        var unnamed = new TreeSet<>(catalogue.problems());
        unnamed.removeAll(conformance.named());
        if (!unnamed.isEmpty()) {
            lines.add(
                    "Problems of internal operations, which the contract names nowhere: " + String.join(", ", unnamed));
        }
        Stream.concat(faults.entrySet().stream(), conformance.faults().entrySet().stream())
                .limit(FAULTS_TOLD)
                .forEach(fault -> lines.add("✗ " + fault.getKey() + " (" + fault.getValue() + " times)"));
        return lines;
    }

    private static long seen(Set<String> known, Set<String> found) {
        return known.stream().filter(found::contains).count();
    }
}
