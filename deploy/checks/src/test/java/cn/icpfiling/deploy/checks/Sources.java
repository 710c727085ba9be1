package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the sources of the project say that manifests must agree with: topics, contracts, consumers, settings. */
final class Sources {
    static final List<String> WITH_EVENTS = List.of(
            "filing-service", "verification-service", "inspection-service", "account-service", "legacy-import-service");
    private static final Pattern DEPENDENCY = Pattern.compile("<artifactId>platform-(core|http|web|data)</artifactId>");
    private static final Pattern NEEDED = Pattern.compile(
            "@ConfigProperty\\(\\s*name = \"([^\"]+)\"\\s*\\)\\s*(?:final )?(?!Optional|Provider)[\\w.]");
    /** An expression without a default. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9.-]+)}");

    private static final Pattern TOPIC = Pattern.compile("String topic\\(\\)\\s*\\{\\s*return ([^;]+);");
    private static final Pattern PURPOSE = Pattern.compile("String purpose\\(\\)\\s*\\{\\s*return ([^;]+);");
    private static final Pattern NEEDS = Pattern.compile("Needs needs\\(\\)\\s*\\{\\s*return Needs\\.(\\w+);");
    /** Where a contract says that the events of a key are of one aggregate. */
    private static final Pattern ONE_AGGREGATE = Pattern.compile("Key and ce_subject (?:=|name)");

    private static final Pattern CONSTANT = Pattern.compile("String (\\w+) = \"([^\"]*)\";");
    private static final Pattern SETTING = Pattern.compile("\"(icp(?:\\.[a-z0-9-]+)+)(?::[^\"]*)?\"");
    /** A setting whose middle is a variable, and the lists of texts of a class, from which the variable has its values. */
    private static final Pattern BUILT =
            Pattern.compile("\"(icp(?:\\.[a-z0-9-]+)*\\.)\" \\+ \\w+ \\+ \"((?:\\.[a-z0-9-]+)+)\"");

    private static final Pattern TEXTS = Pattern.compile("List\\.of\\((\"[a-z-]+\"(?:,\\s*\"[a-z-]+\")*)\\)");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"");
    private static final Pattern MEMBER = Pattern.compile("(?m)^ +[\\w<>., ]+ (\\w+)\\(\\);");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{((?:icp|kafka)(?:\\.[a-z0-9-]+)+)");

    /** How long a class waits for its threads when the process ends, and the loops that a class keeps. */
    private static final Pattern STOP_WITHIN = Pattern.compile("STOP_WITHIN = Duration\\.ofSeconds\\((\\d+)\\)");

    private static final Pattern WAIT = Pattern.compile("\\bSTOP_WITHIN\\b(?! =)");
    private static final Pattern KEPT = Pattern.compile("private (?:final )?(?:List<)?(\\w+)>? \\w+;");

    /** A consumer of the code: its topic, and the purpose that ends its group's name. */
    record Consumer(String topic, String purpose) {}

    private final Path root;
    private final Map<String, Map<String, String>> texts = new HashMap<>();

    Sources(Path root) {
        this.root = root;
    }

    JsonNode topics() {
        return Bundle.tree(Overlay.read(root.resolve("deploy/base/topics.yaml")));
    }

    /** Topics by what a service's AsyncAPI file says that it does with them: "send" or "receive". */
    Set<String> contractTopics(String module, String action) {
        var contract = Bundle.tree(Overlay.read(root.resolve(module).resolve("src/main/contract/asyncapi.yaml")));
        var topics = new TreeSet<String>();
        for (var operation : contract.path("operations")) {
            if (operation.path("action").asText().equals(action)) {
                var channel = operation.at("/channel/$ref").asText();
                topics.add(contract.at(channel.substring(1) + "/address").asText());
            }
        }
        return topics;
    }

    /** The topics that a module owns and under whose keys its contract has several aggregates. */
    Set<String> topicsOfSeveralAggregates(String module) {
        var contract = Bundle.tree(Overlay.read(root.resolve(module).resolve("src/main/contract/asyncapi.yaml")));
        var topics = contractTopics(module, "send");
        contract.path("channels").forEach(channel -> {
            if (ONE_AGGREGATE.matcher(channel.path("description").asText()).find()) {
                topics.remove(channel.path("address").asText());
            }
        });
        return topics;
    }

    /** The classes with a topic and a purpose; the inbox finds and runs each of them. */
    Set<Consumer> consumers(String module) {
        return needs(module).keySet();
    }

    /** The consumers, each with what its class says that it needs; empty where it leaves that to the platform's class. */
    Map<Consumer, String> needs(String module) {
        var constants = new HashMap<String, String>();
        var texts = java(module);
        texts.forEach((file, text) -> {
            var matcher = CONSTANT.matcher(text);
            while (matcher.find()) {
                constants.put(file + "." + matcher.group(1), matcher.group(2));
            }
        });
        var consumers = new HashMap<Consumer, String>();
        texts.forEach((file, text) -> {
            var topic = TOPIC.matcher(text);
            var purpose = PURPOSE.matcher(text);
            if (topic.find() && purpose.find()) {
                var needs = NEEDS.matcher(text);
                consumers.put(
                        new Consumer(
                                resolved(file, topic.group(1), constants), resolved(file, purpose.group(1), constants)),
                        needs.find() ? needs.group(1) : "");
            }
        });
        return consumers;
    }

    private static String resolved(String file, String expression, Map<String, String> constants) {
        if (expression.startsWith("\"")) {
            return expression.substring(1, expression.length() - 1);
        }
        var value = constants.get(expression.contains(".") ? expression : file + "." + expression);
        if (value == null) {
            throw new IllegalStateException(file + " has a topic or purpose that was not understood: " + expression);
        }
        return value;
    }

    /**
     * How long the loops of a module take to end, one after the other, if all hang. A class that hears of the end waits as often as it
     * names its constant; any other one as often as a class keeps it, since the loops of a list end together.
     */
    Duration loopsEnd(String module) {
        var kept = new HashMap<String, Integer>();
        for (var part : parts(module)) {
            java(part)
                    .values()
                    .forEach(text ->
                            KEPT.matcher(text).results().forEach(one -> kept.merge(one.group(1), 1, Integer::sum)));
        }
        var sum = Duration.ZERO;
        for (var part : parts(module)) {
            for (var loop : java(part).entrySet()) {
                var within = STOP_WITHIN.matcher(loop.getValue());
                if (within.find()) {
                    var waits = WAIT.matcher(loop.getValue()).results().count();
                    var times = loop.getValue().contains("@Observes ShutdownEvent")
                            ? 1
                            : kept.getOrDefault(loop.getKey(), 0);
                    sum = sum.plusSeconds(Long.parseLong(within.group(1)) * waits * times);
                }
            }
        }
        return sum;
    }

    /**
     * Settings of our own (icp.…) that a module or the platform reads: names in its Java code and in expressions of its properties. Names of
     * topics have the same form and are none.
     */
    Set<String> settingsRead(String module) {
        var names = new TreeSet<String>();
        for (var part : parts(module)) {
            var properties = String.join("\n", propertyFiles(part));
            java(part).values().forEach(text -> {
                find(SETTING, text, names);
                built(text, names);
                var mapping = MAPPING.matcher(text);
                if (mapping.find()) {
                    mapped(mapping.group(1), text, names);
                }
            });
            find(EXPRESSION, properties, names);
        }
        topics().path("topics").forEach(topic -> names.remove(topic.path("name").asText()));
        return names;
    }

    /** Every key that the files of properties of a module and of the platform set, profiles left out. */
    Map<String, String> properties(String module) {
        var all = new TreeMap<String, String>();
        for (var part : parts(module)) {
            for (var text : propertyFiles(part)) {
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("%"))
                        .filter(line -> line.contains("="))
                        .forEach(line -> all.put(
                                line.substring(0, line.indexOf('=')).strip(),
                                line.substring(line.indexOf('=') + 1).strip()));
            }
        }
        return all;
    }

    /** A module and the modules of the platform that it is built on; a later one's files of properties win. */
    private List<String> parts(String module) {
        var parts = new TreeSet<String>();
        platform(module, parts);
        var all = new ArrayList<>(parts);
        all.add(module);
        return all;
    }

    private void platform(String module, Set<String> parts) {
        var pom = root.resolve(module).resolve("pom.xml");
        var matcher = DEPENDENCY.matcher(Files.exists(pom) ? Overlay.read(pom) : "");
        while (matcher.find()) {
            var part = "platform/" + matcher.group(1);
            if (!part.equals(module) && parts.add(part)) {
                platform(part, parts);
            }
        }
    }

    /** Settings without a default that the code injects: a start ends at once where one is not set. */
    Set<String> settingsNeeded(String module) {
        var needed = new TreeSet<String>();
        for (var part : parts(module)) {
            java(part).values().forEach(text -> find(NEEDED, text, needed));
        }
        var properties = properties(module);
        needed.removeAll(properties.keySet());
        return needed;
    }

    /** Settings that values of properties refer to without a default, each with the key whose value it is. */
    Map<String, String> settingsReferred(String module) {
        var referred = new TreeMap<String, String>();
        var properties = properties(module);
        properties.forEach((key, value) -> {
            var matcher = REFERENCE.matcher(value);
            while (matcher.find()) {
                if (!properties.containsKey(matcher.group(1))) {
                    referred.put(matcher.group(1), key);
                }
            }
        });
        return referred;
    }

    /** A variable's name for a setting, by the rule of MicroProfile Config. */
    static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The members of a mapping, and one level of nested ones, as SmallRye Config names them: imapHost() is imap-host. */
    private static void mapped(String prefix, String text, Set<String> names) {
        var members = new TreeSet<String>();
        var method = MEMBER.matcher(text);
        while (method.find()) {
            members.add(method.group(1).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
        }
        for (var member : members) {
            names.add(prefix + "." + member);
            members.forEach(inner -> names.add(prefix + "." + member + "." + inner));
        }
    }

    private static void built(String text, Set<String> names) {
        BUILT.matcher(text)
                .results()
                .forEach(setting -> TEXTS.matcher(text).results().forEach(list -> {
                    for (var one : list.group(1).split(",")) {
                        names.add(setting.group(1) + one.strip().replace("\"", "") + setting.group(2));
                    }
                }));
    }

    private static void find(Pattern pattern, String text, Set<String> names) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
    }

    private List<String> propertyFiles(String module) {
        var texts = new ArrayList<String>();
        for (var name : List.of("application.properties", "META-INF/microprofile-config.properties")) {
            var file = root.resolve(module).resolve("src/main/resources").resolve(name);
            if (Files.exists(file)) {
                texts.add(Overlay.read(file));
            }
        }
        return texts;
    }

    /** The texts of a module's classes, by their simple names. */
    private Map<String, String> java(String module) {
        return texts.computeIfAbsent(module, this::readJava);
    }

    private Map<String, String> readJava(String module) {
        var folder = root.resolve(module).resolve("src/main/java");
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (var files = Files.walk(folder)) {
            var texts = new HashMap<String, String>();
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> texts.merge(
                            file.getFileName().toString().replace(".java", ""),
                            Overlay.read(file),
                            (one, other) -> one + "\n" + other));
            return texts;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
