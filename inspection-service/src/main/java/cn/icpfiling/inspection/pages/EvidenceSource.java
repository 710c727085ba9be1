package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.core.pages.PageObservation;
import cn.icpfiling.inspection.core.pages.WholeCharacters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The part of a page's source that is evidence: none without an observation; else the beginning, the surroundings of what was observed, and the
 * end, where footers stand. What was left out is marked.
 *
 * @param whole whether nothing was left out
 */
record EvidenceSource(String text, boolean whole) {

    static final String LEFT_OUT = "\n[…]\n";

    private static final int AROUND = 1_000;
    private static final int BEGINNING = 2_000;
    private static final int SHORTEST_WORD = 4;

    private record Part(int from, int to) {}

    /** @param most characters of the text */
    static EvidenceSource of(String source, List<PageObservation> observations, int most) {
        if (observations.isEmpty()) {
            return new EvidenceSource("", source.isEmpty());
        }
        if (source.length() <= most) {
            return new EvidenceSource(source, true);
        }
        var parts = new ArrayList<Part>();
        parts.add(new Part(0, BEGINNING));
        observations.stream()
                .map(PageObservation::snippet)
                .filter(Objects::nonNull)
                .mapToInt(snippet -> place(source, snippet))
                .filter(at -> at >= 0)
                .forEach(at -> parts.add(new Part(at - AROUND, at + AROUND)));
        var taken = parts.stream().mapToInt(part -> part.to() - part.from()).sum();
        var marks = (parts.size() + 1) * LEFT_OUT.length();
        parts.add(new Part(source.length() - Math.max(0, most - taken - marks), source.length()));
        var text = WholeCharacters.of(joined(source, parts));
        return new EvidenceSource(text.length() <= most ? text : WholeCharacters.of(text.substring(0, most)), false);
    }

    /** Where the longest words of a snippet stand as they are; the source has markup and entities between others. */
    private static int place(String source, String snippet) {
        return Arrays.stream(snippet.split(" "))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .mapToInt(source::lastIndexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static String joined(String source, List<Part> parts) {
        var text = new StringBuilder();
        var done = 0;
        for (var part :
                parts.stream().sorted(Comparator.comparingInt(Part::from)).toList()) {
            var from = Math.max(done, part.from());
            var to = Math.min(source.length(), part.to());
            if (to > from) {
                text.append(from > done ? LEFT_OUT : "").append(source, from, to);
                done = to;
            }
        }
        return text.toString();
    }
}
