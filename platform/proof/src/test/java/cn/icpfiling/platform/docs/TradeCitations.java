package cn.icpfiling.platform.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How sources cite the rules of the trade: a citation names the page and one or more of its sections. */
final class TradeCitations {
    static final String PAGE = "docs/trade.md";

    private static final String SECTION = "\\d+(?:\\.\\d+)?";

    private static final String MORE = "(?:(?:, | and | to )" + SECTION + ")*";

    /** A comment may be wrapped between the page and its section. */
    private static final String GAP = "`?\\s+(?:[*#/]+\\s+)?";

    private static final Pattern CITATION = Pattern.compile("docs/trade\\.md" + GAP + "(" + SECTION + MORE + ")");
    private static final Pattern SECTIONS = Pattern.compile(SECTION);
    private static final Pattern HEADING = Pattern.compile("(?m)^#{2,3} (" + SECTION + ")\\.? ");

    /** A page outside of the project, which sources cited before this one was there. */
    private static final Pattern OLD_PAGE = Pattern.compile("\\bdomain\\.md\\b");

    /** A migration that ran is never changed, so what one says there stays. */
    private static final String MIGRATIONS = "/src/main/resources/db/";

    /** What a release froze is never changed either. */
    private static final Path RELEASES = Path.of("docs/releases");

    private static final Set<String> BUILT = Set.of("target", "node_modules");
    private static final long LARGEST_SOURCE = 4L * 1024 * 1024;

    private final Set<String> sections;

    /** @param page the text of the page */
    TradeCitations(String page) {
        this.sections = sections(page);
    }

    /** What is wrong with the citations of a text. */
    List<String> faults(String name, String text) {
        var faults = new ArrayList<String>();
        for (var section : cited(text)) {
            if (!sections.contains(section)) {
                faults.add(name + " cites section " + section + ", which the page does not have");
            }
        }
        if (OLD_PAGE.matcher(text).find()) {
            faults.add(name + " cites a page that is not in the project");
        }
        return faults;
    }

    /** The sections that a text cites. */
    static Set<String> cited(String text) {
        var cited = new TreeSet<String>();
        var citation = CITATION.matcher(text);
        while (citation.find()) {
            var section = SECTIONS.matcher(citation.group(1));
            while (section.find()) {
                cited.add(section.group());
            }
        }
        return cited;
    }

    /** Every file below the folder, but migrations, frozen releases and what is built, fetched or left by a run. */
    static List<Path> sources(Path root) throws IOException {
        var found = new ArrayList<Path>();
        collect(root, found);
        return found;
    }

    static String read(Path source) throws IOException {
        return new String(Files.readAllBytes(source), StandardCharsets.UTF_8);
    }

    private static Set<String> sections(String page) {
        var sections = new TreeSet<String>();
        var heading = HEADING.matcher(page);
        while (heading.find()) {
            sections.add(heading.group(1));
        }
        return sections;
    }

    private static void collect(Path folder, List<Path> found) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    if (isOfSources(entry)) {
                        collect(entry, found);
                    }
                } else if (isSource(entry)) {
                    found.add(entry);
                }
            }
        }
    }

    private static boolean isOfSources(Path folder) {
        var name = folder.getFileName().toString();
        return !name.startsWith(".") && !BUILT.contains(name) && !folder.endsWith(RELEASES);
    }

    private static boolean isSource(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) < LARGEST_SOURCE
                && !file.toString().contains(MIGRATIONS);
    }
}
