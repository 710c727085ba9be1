package cn.icpfiling.inspection.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.pages.FiledPage;
import cn.icpfiling.inspection.core.pages.PageChecks;
import cn.icpfiling.inspection.core.pages.PageObservation;
import cn.icpfiling.inspection.core.pages.PageVerdict;
import cn.icpfiling.inspection.tables.PageWordLists;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Judges pages that a person labelled before the rules saw them, and bounds how often the rules are wrong. A page is a text about nothing with
 * the labelled footer under it.
 */
class PageCorpusTest {

    private static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");
    private static final String ABOUT_NOTHING = "今天天气很好，适合出门散步。湖边的柳树已经发芽，远处的山还留着一点雪。".repeat(6);
    private static final String FOOTER = "<p><a href='https://beian.miit.gov.cn/'>京ICP备2026000001号-1</a>"
            + "<a href='https://beian.mps.gov.cn/#/query/webSearch?code=11010500000001'>京公网安备11010500000001号</a></p>";
    private static final List<String> FILES = List.of("labelled-footers.txt", "labelled-content.txt");
    private static final Map<String, String> CODES = Map.of(
            "NONE", "NUMBER.NOT_SHOWN",
            "WRONG", "NUMBER.SHOWN_WRONG",
            "LINK", "NUMBER.NOT_LINKED",
            "POLICE", "POLICE_NUMBER.NOT_SHOWN",
            "BUSINESS", "CONTENT.PERSONAL_RUNS_BUSINESS",
            "OTHER", "CONTENT.SUBJECT_MISMATCH",
            "APPROVAL", "CONTENT.PRE_APPROVAL_MISSING");

    /** @param faults what a person calls a fault. @param open what people may differ about */
    private record Case(String place, FiledPage filed, Set<String> faults, Set<String> open, String html) {}

    private record Bounds(int wrong, int missed) {}

    private static final Map<String, Bounds> MOST = Map.of(
            "CONTENT.PERSONAL_RUNS_BUSINESS", new Bounds(1, 2),
            "CONTENT.PRE_APPROVAL_MISSING", new Bounds(1, 0),
            // a login: left to a person
            "POLICE_NUMBER.NOT_SHOWN", new Bounds(0, 1));

    private static final class Tally {
        private int right;
        private final List<String> wrong = new ArrayList<>();
        private final List<String> missed = new ArrayList<>();
        private int leftOpen;
        private int unknown;
    }

    @Test
    void the_rules_are_wrong_as_seldom_as_the_documentation_says() throws IOException {
        var cases = cases();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        var tallies = new TreeMap<String, Tally>();
        CODES.values().forEach(code -> tallies.put(code, new Tally()));
        cases.forEach(one -> count(one, tallies));

        var report = report(cases.size(), tallies);
        System.out.println(report);
        tallies.forEach((code, tally) -> {
            var most = MOST.getOrDefault(code, new Bounds(0, 0));
            assertThat(tally.wrong).as(report).hasSizeLessThanOrEqualTo(most.wrong());
            assertThat(tally.missed).as(report).hasSizeLessThanOrEqualTo(most.missed());
            assertThat(tally.right)
                    .as("%s is labelled at least once: %s", code, report)
                    .isPositive();
        });
    }

    private static void count(Case one, Map<String, Tally> tallies) {
        var seen = observations(one);
        tallies.forEach((code, tally) -> {
            var verdicts = seen.stream()
                    .filter(observation -> observation.reason().equals(code))
                    .map(PageObservation::verdict)
                    .toList();
            var isReported = verdicts.contains(PageVerdict.FAULT) || verdicts.contains(PageVerdict.SUSPECTED);
            if (verdicts.contains(PageVerdict.UNKNOWN)) {
                tally.unknown++;
            }
            if (one.open().contains(code)) {
                tally.leftOpen++;
            } else if (isReported && one.faults().contains(code)) {
                tally.right++;
            } else if (isReported) {
                tally.wrong.add(one.place());
            } else if (one.faults().contains(code)) {
                tally.missed.add(one.place());
            }
        });
    }

    private static List<PageObservation> observations(Case one) {
        var source = "<html><head><title>一个网站</title></head><body><p>" + ABOUT_NOTHING + "</p>" + one.html()
                + "</body></html>";
        var words = PageWordLists.bundled().on(LocalDate.of(2026, 11, 28));
        return PageChecks.of(ReadPage.of(source, "http://site.example/"), 200, one.filed(), words, NOW);
    }

    private static String report(int cases, Map<String, Tally> tallies) {
        var text = new StringBuilder(cases + " labelled pages: right, false positives, misses, left open, unknown\n");
        tallies.forEach((code, tally) -> text.append("%-32s %3d %3d %3d %3d %3d  %s %s%n"
                .formatted(
                        code,
                        tally.right,
                        tally.wrong.size(),
                        tally.missed.size(),
                        tally.leftOpen,
                        tally.unknown,
                        tally.wrong,
                        tally.missed)));
        return text.toString();
    }

    private static List<Case> cases() throws IOException {
        var cases = new ArrayList<Case>();
        for (var name : FILES) {
            try (var file = PageCorpusTest.class.getResourceAsStream("/pages/" + name)) {
                read(name, new String(file.readAllBytes(), StandardCharsets.UTF_8), cases);
            }
        }
        return cases;
    }

    private static void read(String name, String text, List<Case> cases) {
        String[] head = null;
        var place = "";
        var html = new StringBuilder();
        var lines = text.lines().toList();
        for (var at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (line.startsWith("=== ")) {
                add(cases, place, head, html);
                head = line.substring(4).split("\\s*\\|\\s*");
                place = name + " " + (at + 1);
            } else if (!line.startsWith("# ")) {
                html.append(line).append('\n');
            }
        }
        add(cases, place, head, html);
    }

    private static void add(List<Case> cases, String place, String[] head, StringBuilder html) {
        if (head != null) {
            var faults = new TreeSet<String>();
            var open = new TreeSet<String>();
            for (var label : head[5].split(",")) {
                var plain = label.strip();
                if (plain.startsWith("~")) {
                    open.add(CODES.get(plain.substring(1)));
                } else if (!plain.equals("ok")) {
                    faults.add(CODES.get(plain));
                }
            }
            var filed = new FiledPage(
                    new UUID(0, cases.size()),
                    "site.example",
                    head[0],
                    head[1],
                    head[2],
                    Integer.parseInt(head[3]),
                    null,
                    head.length > 6 ? Long.valueOf(head[6]) : null,
                    head[4],
                    Instant.parse("2020-01-01T00:00:00Z"));
            cases.add(new Case(place, filed, faults, open, html.toString().replace("{footer}", FOOTER)));
        }
        html.setLength(0);
    }
}
