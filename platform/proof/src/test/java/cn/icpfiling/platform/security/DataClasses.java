package cn.icpfiling.platform.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docs/security/data-classes.yaml}, and what is wrong with it. */
final class DataClasses {
    static final int MOST_CLASSES = 8;
    static final String NO_PERIOD = "no-period";

    /** What each class documents: ASVS 5.0, 14.1.2 names most of them. */
    private static final Set<String> DEMANDED =
            Set.of("what", "encryption", "integrity", "retention", "access", "logging", "privacy");

    private static final Set<String> FLAGS = Set.of("encrypted", "hashes", "append-only");
    private static final Set<String> ENDS = Set.of("job", "act", "kept");
    private static final Set<String> KEYS = Set.of("class", "job", "act", "kept", "some", "clears", "in", "plain");
    private static final List<String> DELETES = List.of("job", "act", "some");
    private static final Set<String> CODE = Set.of("job", "act", "some", "clears");

    /** Words of column names that stand for what a person has or wrote, or for a secret. */
    private static final Pattern PERSONAL = Pattern.compile(
            "(?:^|_)(?:names?|phones?|mobile|mail|certificate|address|addresses|ip|login|contacts?|applicant|recipient|photo|device|digits"
                    + "|note|message|words|opinion|details|remark|description|secret|password|hash)(?:_|$)");

    /** Times, kinds and ids of such things. */
    private static final Pattern ABOUT = Pattern.compile("_(?:at|since|type|kind|id)$");

    private static final Pattern INDEX = Pattern.compile("_index(?:_b)?$");
    private static final Pattern HASHED = Pattern.compile("(?:_|^)(?:hash|digest)$");

    private final Map<String, Map<String, Object>> classes;
    private final Map<String, String> kept;
    private final Map<String, String> plain;
    private final Map<String, Map<String, Map<String, Object>>> tables;
    private final Map<String, Map<String, Object>> shelves;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> usedReasons = new TreeSet<>();
    private final Set<String> usedClasses = new TreeSet<>();

    @SuppressWarnings("unchecked")
    private DataClasses(Map<String, Object> file) {
        classes = (Map<String, Map<String, Object>>) file.get("classes");
        kept = (Map<String, String>) file.get("kept");
        plain = (Map<String, String>) file.get("plain");
        tables = (Map<String, Map<String, Map<String, Object>>>) file.get("tables");
        shelves = (Map<String, Map<String, Object>>) file.get("shelves");
    }

    /** A table that stands twice is refused by the reader. */
    static DataClasses of(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new DataClasses(new Yaml(new SafeConstructor(options)).load(text));
    }

    /** Tables and shelves that nothing ends as a whole, as {@code service table}. */
    Set<String> withoutPeriod() {
        var found = new TreeSet<String>();
        tables.forEach((owner, rows) -> rows.forEach((table, row) -> {
            if (NO_PERIOD.equals(row.get("kept"))) {
                found.add(owner + " " + table);
            }
        }));
        shelves.forEach((shelf, row) -> {
            if (NO_PERIOD.equals(row.get("kept"))) {
                found.add(DataClassFacts.OWNER_OF_SHELVES + " " + shelf);
            }
        });
        return found;
    }

    /** Classes and their constants of a time, as {@code service Class AGE = Duration.ofDays(1)}. */
    Set<String> constants() {
        var found = new TreeSet<String>();
        tables.forEach((owner, rows) -> rows.values().forEach(row -> {
            if (row.get("in") instanceof String text && text.contains("= Duration")) {
                found.add(owner + " " + row.getOrDefault("job", row.get("clears")) + " " + text);
            }
        }));
        return found;
    }

    List<String> faults(DataClassFacts facts) {
        faults.clear();
        compare("owner", tables.keySet(), facts.tables().keySet());
        compare("shelf", shelves.keySet(), facts.shelves());
        classes.forEach((name, one) -> checkClass(name, one, facts));
        if (classes.size() > MOST_CLASSES) {
            faults.add("more than " + MOST_CLASSES + " classes");
        }
        facts.tables().forEach((owner, there) -> {
            var rows = tables.getOrDefault(owner, Map.of());
            compare("table of " + owner, rows.keySet(), there.columns().keySet());
            rows.forEach((table, row) -> {
                if (there.columns().containsKey(table)) {
                    checkTable(owner, table, row, facts);
                }
            });
        });
        shelves.forEach((shelf, row) -> {
            checkEnd(DataClassFacts.OWNER_OF_SHELVES, shelf, row, facts);
            if (!"personal".equals(row.get("class"))) {
                faults.add(shelf + " holds papers, and is not of class personal");
            }
        });
        unused("class", classes.keySet(), usedClasses);
        var reasons = new TreeSet<>(kept.keySet());
        reasons.addAll(plain.keySet());
        unused("reason", reasons, usedReasons);
        return faults;
    }

    private void compare(String what, Set<String> listed, Set<String> there) {
        listed.stream().filter(one -> !there.contains(one)).forEach(one -> faults.add("no such " + what + ": " + one));
        there.stream().filter(one -> !listed.contains(one)).forEach(one -> faults.add("missing " + what + ": " + one));
    }

    private void unused(String what, Set<String> listed, Set<String> used) {
        listed.stream().filter(one -> !used.contains(one)).forEach(one -> faults.add("unused " + what + ": " + one));
    }

    private void checkClass(String name, Map<String, Object> one, DataClassFacts facts) {
        for (var demand : DEMANDED) {
            if (!(one.get(demand) instanceof String text) || text.isBlank()) {
                faults.add("class " + name + " does not say " + demand);
            }
        }
        FLAGS.stream()
                .filter(flag -> !(one.get(flag) instanceof Boolean))
                .forEach(flag -> faults.add("class " + name + " has no " + flag));
        var tests = (List<?>) one.getOrDefault("tests", List.of());
        if (tests.isEmpty()) {
            faults.add("class " + name + " has no test");
        }
        tests.stream()
                .filter(test -> !facts.tests().contains(test))
                .forEach(test -> faults.add("no such test: " + test));
    }

    private void checkTable(String owner, String table, Map<String, Object> row, DataClassFacts facts) {
        var name = owner + " " + table;
        var of = (String) row.get("class");
        if (!classes.containsKey(of)) {
            faults.add("no such class: " + of + " of " + name);
            return;
        }
        usedClasses.add(of);
        demand(name, of, "encrypted", facts.hasEncrypted(owner, table));
        demand(name, of, "append-only", facts.tables().get(owner).appendOnly().contains(table));
        checkColumns(owner, table, row, facts);
        checkEnd(owner, table, row, facts);
        if (row.containsKey("kept")) {
            var deleters = facts.deleters(owner, table);
            if (!deleters.isEmpty() && !row.containsKey("some")) {
                faults.add(name + " is kept, and " + deleters + " deletes rows");
            }
        }
        for (var kind : DELETES) {
            if (row.get(kind) instanceof String code
                    && facts.source(owner, code) != null
                    && !facts.deletes(owner, code, table)) {
                faults.add(name + " is not deleted by " + code);
            }
        }
        if (row.get("clears") instanceof String code
                && facts.source(owner, code) != null
                && !facts.changes(owner, code, table)) {
            faults.add(name + " is not cleared by " + code);
        }
    }

    private void demand(String name, String of, String flag, boolean there) {
        if (flag(of, flag) != there) {
            faults.add(name + (there ? " is " : " is not ") + flag + ", against its class " + of);
        }
    }

    private boolean flag(String of, String flag) {
        return Boolean.TRUE.equals(classes.get(of).get(flag));
    }

    private void checkColumns(String owner, String table, Map<String, Object> row, DataClassFacts facts) {
        var name = owner + " " + table;
        var listed = (Map<?, ?>) row.getOrDefault("plain", Map.of());
        var hashes = flag((String) row.get("class"), "hashes");
        var clear = new TreeSet<String>();
        for (var column : facts.tables().get(owner).columns().get(table)) {
            if (INDEX.matcher(column).find()) {
                if (!hashes) {
                    faults.add(name + "." + column + " is an index of persons, against its class");
                }
            } else if (PERSONAL.matcher(column).find()
                    && !ABOUT.matcher(column).find()
                    && !facts.isEncrypted(owner, table, column)
                    && !(hashes && HASHED.matcher(column).find())) {
                clear.add(column);
            }
        }
        listed.forEach((column, reason) -> {
            usedReasons.add((String) reason);
            if (!clear.remove((String) column)) {
                faults.add(name + "." + column + " needs no reason");
            }
            if (!plain.containsKey(reason)) {
                faults.add("no such reason: " + reason + " of " + name);
            }
        });
        clear.forEach(column -> faults.add(name + "." + column + " looks personal and is in clear"));
    }

    private void checkEnd(String owner, String table, Map<String, Object> row, DataClassFacts facts) {
        var name = owner + " " + table;
        row.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> faults.add(name + " has an unknown word: " + key));
        if (ENDS.stream().filter(row::containsKey).count() != 1) {
            faults.add(name + " has not one of " + new TreeSet<>(ENDS));
        }
        if (row.containsKey("some") && !row.containsKey("kept")) {
            faults.add(name + " ends as a whole, and names what ends some rows");
        }
        var sources = new StringBuilder();
        var unknown = false;
        for (var kind : CODE) {
            if (row.get(kind) instanceof String code) {
                var source = facts.source(owner, code);
                if (source == null) {
                    faults.add(name + " names " + code + ", which is no class of " + owner);
                    unknown = true;
                    continue;
                }
                sources.append(source);
                if (kind.equals("job") && !DataClassFacts.isJob(source)) {
                    faults.add(name + " names " + code + ", which is no job");
                }
            }
        }
        if (!unknown && row.get("in") instanceof String text && sources.indexOf(text) < 0) {
            faults.add(name + " names " + text + ", which its classes do not have");
        }
        if (row.get("kept") instanceof String reason) {
            usedReasons.add(reason);
            if (!kept.containsKey(reason)) {
                faults.add("no such reason: " + reason + " of " + name);
            }
            if (flagOfPerson(row) && !reason.equals(NO_PERIOD) && !row.containsKey("clears") && !isReplaced(reason)) {
                faults.add(name + " has persons or secrets, and is kept as " + reason);
            }
        }
    }

    /** Classes whose rows may tell of a person or hold a secret. */
    private boolean flagOfPerson(Map<String, Object> row) {
        return classes.containsKey(row.get("class")) && flag((String) row.get("class"), "hashes");
    }

    /** A row that is written over, a refusal of messages that has to last, and what a person ends. */
    private static boolean isReplaced(String reason) {
        return Set.of("one-row", "block", "by-hand").contains(reason);
    }
}
