package cn.icpfiling.systemtests.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The codes of all problems and of the entries of their errors, as the modules have texts for them. */
record Catalogue(Set<String> problems, Set<String> entries) {

    private static final List<String> TEXTS = List.of(
            "src/main/resources/texts/reasons_en.properties", "src/main/resources/texts/problems_en.properties");
    private static final String TITLE = ".title";
    private static final String DETAIL = ".detail";

    static Catalogue of(Path root) throws IOException {
        var problems = new TreeSet<String>();
        var details = new TreeSet<String>();
        try (var modules = Stream.concat(Files.list(root), Files.list(root.resolve("platform")))) {
            for (var file : modules.flatMap(module -> TEXTS.stream().map(module::resolve))
                    .filter(Files::exists)
                    .filter(file -> !file.startsWith(root.resolve("sandbox")))
                    .toList()) {
                var texts = new Properties();
                try (var reader = Files.newBufferedReader(file)) {
                    texts.load(reader);
                }
                problems.addAll(ending(texts, TITLE));
                details.addAll(ending(texts, DETAIL));
            }
        }
        details.removeAll(problems);
        return new Catalogue(problems, details);
    }

    private static Set<String> ending(Properties texts, String end) {
        var codes = new TreeSet<String>();
        for (var key : texts.stringPropertyNames()) {
            if (key.endsWith(end)) {
                codes.add(key.substring(0, key.length() - end.length()));
            }
        }
        return codes;
    }
}
