package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.Markdown;
import cn.icpfiling.documentation.html.SitePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The Markdown of the site, in the order of its sections. */
final class WrittenPages {

    private static final Pattern FILE = Pattern.compile("---\\n([\\s\\S]*?)\\n---\\n([\\s\\S]*)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    private WrittenPages() {}

    /** A file before it is HTML; {@code index} of a section has the name of the section as its path. */
    record Source(
            Language language, String section, String path, String title, String summary, int order, String text) {

        boolean isIndex() {
            return path.equals(section);
        }

        SitePage page(Markdown markdown) {
            var body = markdown.render(language, isIndex() ? path + "/index" : path, text);
            return new SitePage(language, path, section, title, summary, body.html(), body.headings(), body.words());
        }
    }

    static List<Source> of(Path folder, Language language, String section) {
        var files = folder.resolve(language.code()).resolve(section);
        if (!Files.isDirectory(files)) {
            return List.of();
        }
        var sources = new ArrayList<Source>();
        try (var list = Files.list(files)) {
            for (var file : list.filter(one -> one.toString().endsWith(".md")).toList()) {
                sources.add(read(language, section, file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sources.sort(Comparator.comparingInt(Source::order).thenComparing(Source::path));
        return sources;
    }

    private static Source read(Language language, String section, Path file) throws IOException {
        var content = FILE.matcher(Files.readString(file));
        var name = file.getFileName().toString().replaceAll("\\.md$", "");
        if (!content.matches() || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(file + " has no head of title, order and summary, or an unfit name");
        }
        var head = content.group(1);
        return new Source(
                language,
                section,
                name.equals("index") ? section : section + "/" + name,
                field(file, head, "title"),
                field(file, head, "summary"),
                Integer.parseInt(field(file, head, "order")),
                content.group(2));
    }

    private static String field(Path file, String head, String name) {
        return head.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + " has no " + name));
    }
}
