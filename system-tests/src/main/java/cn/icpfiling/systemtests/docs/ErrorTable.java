package cn.icpfiling.systemtests.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of all refusals, made from the texts of the modules. {@code main} writes it to the file named by its
 * argument.
 */
public final class ErrorTable {
    private static final String TEXTS = "src/main/resources/texts/problems_%s.properties";
    private static final String REASONS = "platform/core/src/main/resources/texts/reasons_%s.properties";
    private static final List<String> MODULES = List.of(
            "platform/core",
            "account-service",
            "filing-service",
            "verification-service",
            "inspection-service",
            "legacy-import-service",
            "gateway");

    private static final List<Integer> PLACES = List.of(0, 1, 2);

    private final Path root;

    public ErrorTable(Path root) {
        this.root = root;
    }

    public static void main(String... args) throws IOException {
        var root = Path.of(args[0]);
        Files.writeString(root.resolve("docs/errors.md"), new ErrorTable(root).markdown());
    }

    public String markdown() {
        var lines = new ArrayList<String>();
        lines.add("# Errors");
        lines.add("");
        lines.add("`ErrorTable` makes this page from the texts of the modules; a system test compares.");
        lines.add("Every refusal is `application/problem+json`: a problem has a `code` and the type");
        lines.add("`urn:icpfiling:problem:<code in kebab case>`; the entries of its `errors` have codes of their own,");
        lines.add("with a JSON pointer to what is wrong. `{0}` and so on stand for values of the request.");
        lines.add("Chinese is the default, English comes by `Accept-Language: en`.");
        for (var module : MODULES) {
            english(module).ifPresent(texts -> {
                lines.add("");
                lines.add("## " + module);
                problems(lines, texts, chinese(module));
                violations(lines, texts, chinese(module));
            });
        }
        lines.add("");
        lines.add("## Reasons");
        lines.add("");
        lines.add("Why an order came back, or what an inspection found. They stand among the `errors` of a refusal");
        lines.add("too; a service may say one in other words, above, where its caller does something else.");
        violations(lines, reasons("en"), reasons("zh"));
        return String.join("\n", lines) + "\n";
    }

    private void problems(List<String> lines, Properties english, Properties chinese) {
        var codes = codes(english, ".title");
        if (codes.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("| problem | title | 标题 | what to do |");
        lines.add("|---|---|---|---|");
        for (var code : codes) {
            lines.add(row(
                    "`" + code + "`",
                    english.getProperty(code + ".title"),
                    chinese.getProperty(code + ".title", ""),
                    said(english, code + ".remedy", reasons("en").getProperty(code + ".remedy", ""))));
        }
    }

    private void violations(List<String> lines, Properties english, Properties chinese) {
        var codes = codes(english, ".detail");
        codes.addAll(codes(english, ".remedy"));
        codes.removeAll(codes(english, ".title"));
        if (codes.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("| entry of `errors` | what is wrong | 原因 | what to do |");
        lines.add("|---|---|---|---|");
        for (var code : codes) {
            lines.add(row(
                    "`" + code + "`",
                    english.getProperty(code + ".detail", reasons("en").getProperty(code + ".detail", "")),
                    chinese.getProperty(code + ".detail", reasons("zh").getProperty(code + ".detail", "")),
                    english.getProperty(code + ".remedy", "")));
        }
    }

    /** The text, with all that can stand at a place that takes one of several texts: {@code <key>.<place>} names their enum. */
    private static String said(Properties texts, String key, String otherwise) {
        var said = texts.getProperty(key, otherwise);
        for (var place : PLACES) {
            var causes = texts.getProperty(key + "." + place);
            if (causes != null) {
                var all = texts.stringPropertyNames().stream()
                        .filter(one -> one.startsWith(causes + "."))
                        .sorted()
                        .map(texts::getProperty)
                        .collect(Collectors.joining(" / "));
                said = said.replace("{" + place + "}", "One of these, by the cause: " + all);
            }
        }
        return said;
    }

    private static TreeSet<String> codes(Properties texts, String ending) {
        var codes = new TreeSet<String>();
        for (var key : texts.stringPropertyNames()) {
            if (key.endsWith(ending)) {
                codes.add(key.substring(0, key.length() - ending.length()));
            }
        }
        return codes;
    }

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .reduce("|", (line, cell) -> line + " " + cell + " |");
    }

    private Properties reasons(String language) {
        return texts(root.resolve(REASONS.formatted(language))).orElseThrow();
    }

    private Optional<Properties> english(String module) {
        return texts(root.resolve(module).resolve(TEXTS.formatted("en")));
    }

    private Properties chinese(String module) {
        return texts(root.resolve(module).resolve(TEXTS.formatted("zh"))).orElseGet(Properties::new);
    }

    private static Optional<Properties> texts(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(texts);
    }
}
