package cn.icpfiling.documentation.source;

import cn.icpfiling.documentation.html.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The catalogue of refusals: the code of each problem and of each entry of {@code errors}, with the words of its module
 * in both languages. The status is that of the module's enum.
 */
public final class Problems {

    private static final String TEXTS = "%s/src/main/resources/texts/problems_%s.properties";
    private static final String REASONS = "platform/core/src/main/resources/texts/reasons_%s.properties";
    private static final String SANDBOX = "documentation/src/main/resources/site/texts/sandbox_%s.properties";
    private static final List<Integer> PLACES = List.of(0, 1, 2);
    private static final Pattern THROWN = Pattern.compile("\\bof\\(\\s*(\\d{3}),\\s*\"([A-Z_]+)\"");
    private static final Pattern CONSTANT = Pattern.compile("(?m)^    ([A-Z][A-Z0-9_]*)\\((\\d{3})[,)]");

    private final Map<String, Problem> byCode = new TreeMap<>();

    /** What a module says about a code; a part that it does not say is empty. */
    public record Words(String module, String title, String detail, String remedy) {}

    /**
     * One code.
     *
     * @param status the HTTP status; empty for a code that only stands among {@code errors}
     */
    public record Problem(String code, Optional<Integer> status, Map<Language, List<Words>> words) {

        /** Whether a whole refusal has this code. */
        public boolean isWhole() {
            return status.isPresent();
        }

        /** A short name: its title, or what it says if it has none. */
        public String title(Language language) {
            var first = words.get(language).getFirst();
            return first.title().isEmpty() ? first.detail() : first.title();
        }
    }

    private Problems() {}

    public static Problems of(Sources sources) {
        var problems = new Problems();
        var statuses = statuses(sources);
        for (var module : Sources.MODULES) {
            problems.add(sources, module, TEXTS.formatted(module, "%s"), statuses);
        }
        problems.add(sources, "platform/core", REASONS, statuses);
        // the sandbox shares no catalogue with what it proves, and repeats common codes
        problems.add(sources, "sandbox", SANDBOX, sandbox(sources));
        return problems;
    }

    public Iterable<Problem> all() {
        return byCode.values();
    }

    public List<Problem> whole() {
        return byCode.values().stream().filter(Problem::isWhole).toList();
    }

    public Optional<Problem> named(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    private void add(Sources sources, String module, String file, Map<String, Integer> statuses) {
        var texts = new EnumMap<Language, Map<String, String>>(Language.class);
        for (var language : Language.values()) {
            texts.put(language, sources.properties(file.formatted(language.code())));
        }
        var english = texts.get(Language.EN);
        for (var code : codes(english)) {
            var whole = english.containsKey(code + ".title");
            var problem = byCode.computeIfAbsent(
                    code,
                    _ -> new Problem(
                            code,
                            Optional.ofNullable(statuses.get(code)),
                            new EnumMap<>(Map.of(Language.ZH, new ArrayList<>(), Language.EN, new ArrayList<>()))));
            if (whole && !problem.isWhole()) {
                throw new IllegalStateException(code + " of " + module + " has a title and no status");
            }
            for (var language : Language.values()) {
                var own = texts.get(language);
                problem.words()
                        .get(language)
                        .add(new Words(
                                module,
                                own.getOrDefault(code + ".title", ""),
                                said(language, own, code + ".detail"),
                                said(language, own, code + ".remedy")));
            }
        }
    }

    /** The text, with all that can stand at a place that takes one of several texts: {@code <key>.<place>} names their enum. */
    private static String said(Language language, Map<String, String> texts, String key) {
        var said = texts.getOrDefault(key, "");
        for (var place : PLACES) {
            var causes = texts.get(key + "." + place);
            if (causes != null) {
                var all = texts.keySet().stream()
                        .filter(one -> one.startsWith(causes + "."))
                        .sorted()
                        .map(texts::get)
                        .collect(Collectors.joining(" / "));
                said = said.replace(
                        "{" + place + "}", language.word("problem.causes").replace("{0}", all));
            }
        }
        return said;
    }

    private static TreeSet<String> codes(Map<String, String> texts) {
        var codes = new TreeSet<String>();
        for (var key : texts.keySet()) {
            for (var ending : List.of(".title", ".detail")) {
                var code = key.endsWith(ending) ? key.substring(0, key.length() - ending.length()) : "";
                if (code.matches("[A-Z][A-Z0-9_.]*")) {
                    codes.add(code);
                }
            }
        }
        return codes;
    }

    /** The codes in the sandbox's source, and the one that it makes of the framework's refusals. */
    static Map<String, Integer> sandbox(Sources sources) {
        var statuses = new TreeMap<>(Map.of("BAD_REQUEST", 400));
        try (var files = Files.walk(sources.path("sandbox/src/main/java"))) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                THROWN.matcher(Files.readString(file))
                        .results()
                        .forEach(thrown -> statuses.put(thrown.group(2), Integer.parseInt(thrown.group(1))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return statuses;
    }

    /** The enums of problems of all modules. */
    private static Map<String, Integer> statuses(Sources sources) {
        var statuses = new TreeMap<String, Integer>();
        for (var module : Sources.MODULES) {
            var code = sources.path(module).resolve("src/main/java");
            try (var files = Files.walk(code)) {
                for (var file : files.filter(one -> one.toString().endsWith("Problem.java"))
                        .toList()) {
                    CONSTANT.matcher(Files.readString(file))
                            .results()
                            .forEach(constant -> statuses.put(constant.group(1), Integer.parseInt(constant.group(2))));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return statuses;
    }
}
