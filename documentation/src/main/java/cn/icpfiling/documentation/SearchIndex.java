package cn.icpfiling.documentation;

import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.SearchEntry;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The words of all pages and operations of a language, for a search without a server. Chinese has no blanks between words, so
 * each pair of neighbouring characters is a term. The script of the site cuts a question in the same way.
 */
final class SearchIndex {

    private static final int LONGEST = 6000;
    private static final Pattern RUN = Pattern.compile("[\\p{IsHan}]+|[a-z0-9]+");

    private SearchIndex() {}

    /** Terms of a text, each once. */
    static Set<String> terms(String text) {
        var terms = new LinkedHashSet<String>();
        RUN.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(run -> run.group())
                .forEach(run -> {
                    if (run.charAt(0) < 128) {
                        if (run.length() > 1) {
                            terms.add(run);
                        }
                    } else if (run.length() == 1) {
                        terms.add(run);
                    } else {
                        for (var i = 0; i + 1 < run.length(); i++) {
                            terms.add(run.substring(i, i + 2));
                        }
                    }
                });
        return terms;
    }

    /**
     * JSON of {@code pages} (address, title, summary) and {@code terms}: for each the numbers of its pages as differences in
     * base 36. A number is doubled, and odd if the title has the term.
     */
    static byte[] of(Language language, List<SearchEntry> all) {
        var nodes = JsonNodeFactory.instance;
        var index = nodes.objectNode();
        var list = index.putArray("pages");
        var terms = new TreeMap<String, StringBuilder>();
        var last = new TreeMap<String, Integer>();
        var number = 0;
        for (var one : all) {
            if (one.language() != language) {
                continue;
            }
            list.addArray().add(one.address()).add(one.title()).add(one.summary());
            var titles = terms(one.title());
            var words = one.summary() + " " + one.words();
            var found = new LinkedHashSet<>(titles);
            found.addAll(terms(words.length() > LONGEST ? words.substring(0, LONGEST) : words));
            for (var term : found) {
                var entry = number * 2 + (titles.contains(term) ? 1 : 0);
                var entries = terms.computeIfAbsent(term, _ -> new StringBuilder());
                entries.append(entries.isEmpty() ? "" : " ")
                        .append(Integer.toString(entry - last.getOrDefault(term, 0), 36));
                last.put(term, entry);
            }
            number++;
        }
        var map = index.putObject("terms");
        terms.forEach((term, entries) -> map.put(term, entries.toString()));
        try {
            return new ObjectMapper().writeValueAsString(index).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
